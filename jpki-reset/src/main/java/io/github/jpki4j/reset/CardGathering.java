package io.github.jpki4j.reset;

import io.github.jpki4j.ApplicationNotFoundException;
import io.github.jpki4j.CardResponseException;
import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.CertificateNotFoundException;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.MalformedResponseException;
import io.github.jpki4j.PinRequiredException;
import io.github.jpki4j.card.CertificatePresence;
import io.github.jpki4j.card.JpkiAp;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.card.PinStatus;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads what a card tells without a secret. */
final class CardGathering {

  /** EF 0008 is not there. */
  private static final int NO_FILE = 0x6A82;

  private final JpkiAp jpki;

  private CardGathering(JpkiAp jpki) {
    this.jpki = jpki;
  }

  static CardFacts from(MyNumberCard card) throws JpkiException {
    JpkiAp jpki;
    try {
      jpki = card.jpki();
    } catch (ApplicationNotFoundException e) {
      return CardFacts.of(PresentedCard.OTHER);
    }
    return from(jpki).withCardExpiry(card);
  }

  /** The last day of a card, empty if it does not tell. */
  static Optional<LocalDate> expiry(MyNumberCard card) throws JpkiException {
    try {
      return card.expiry();
    } catch (CardResponseException | MalformedResponseException e) {
      return Optional.empty();
    }
  }

  static CardFacts from(JpkiAp jpki) throws JpkiException {
    return new CardGathering(jpki).facts();
  }

  private CardFacts facts() throws JpkiException {
    PresentedCard card = card();
    if (card == PresentedCard.JUKI) {
      return CardFacts.of(card);
    }
    CertificateFact authToldPresent = CertificateFact.notRead();
    CertificateFact signToldPresent = CertificateFact.notRead();
    try {
      CertificatePresence presence = jpki.presence();
      authToldPresent = told(presence.auth());
      signToldPresent = told(presence.sign());
    } catch (CardResponseException e) {
      if (e.status().is(NO_FILE)) {
        authToldPresent = new CertificateFact.Unknown(CertificateFact.Why.NOT_TOLD);
        signToldPresent = authToldPresent;
      }
    } catch (MalformedResponseException e) {
      // Present or absent: it stays unknown.
    }
    Optional<PinStatus> authPin = counter(KeyKind.AUTH);
    Optional<PinStatus> signPassword = counter(KeyKind.SIGN);
    CertificateFact auth = certificate(CertificateKind.AUTH, authToldPresent);
    // Without its password the sign certificate is refused for certain: the exchange is spared.
    CertificateFact sign =
        jpki.isVerified(KeyKind.SIGN)
            ? certificate(CertificateKind.SIGN, signToldPresent)
            : signToldPresent;
    return new CardFacts(card, authPin, signPassword, auth, sign, Optional.empty());
  }

  private static CertificateFact told(boolean present) {
    return present ? new CertificateFact.Present() : new CertificateFact.Absent();
  }

  private PresentedCard card() throws JpkiException {
    try {
      return PresentedCard.of(jpki.token().kind());
    } catch (CardResponseException | MalformedResponseException e) {
      return PresentedCard.NOT_READ;
    }
  }

  private Optional<PinStatus> counter(KeyKind key) throws JpkiException {
    try {
      PinStatus status = jpki.pinStatus(key);
      if (!status.triesLeft().isPresent() && jpki.isVerified(key)) {
        // A card that answers 9000 instead of its counter: a success has just restored it.
        return Optional.of(
            new PinStatus(key, OptionalInt.of(status.triesMax()), status.triesMax()));
      }
      return Optional.of(status);
    } catch (CardResponseException | MalformedResponseException e) {
      return Optional.empty();
    }
  }

  /** Whatever the presence file says, the certificate's own file is believed. */
  private CertificateFact certificate(CertificateKind kind, CertificateFact told)
      throws JpkiException {
    try {
      return CertificateFact.of(jpki.readCertificate(kind));
    } catch (CertificateNotFoundException e) {
      return new CertificateFact.Absent();
    } catch (PinRequiredException e) {
      return told;
    } catch (CardResponseException | MalformedResponseException e) {
      return CertificateFact.notRead();
    }
  }
}
