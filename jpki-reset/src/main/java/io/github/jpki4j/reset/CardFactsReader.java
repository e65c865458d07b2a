package io.github.jpki4j.reset;

import io.github.jpki4j.CardResponseException;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.MalformedResponseException;
import io.github.jpki4j.card.CardAnswer;
import io.github.jpki4j.card.CardKind;
import io.github.jpki4j.card.CardOverview;
import io.github.jpki4j.card.CertificatePresence;
import io.github.jpki4j.card.JpkiAp;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.pin.PinStatus;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/** What a card tells without a secret, as facts for the advice. */
final class CardFactsReader {

  private final CardOverview overview;

  /** Whose secrets were verified before. */
  private final Predicate<KeyKind> verified;

  private CardFactsReader(CardOverview overview, Predicate<KeyKind> verified) {
    this.overview = overview;
    this.verified = verified;
  }

  static CardFacts from(MyNumberCard card) throws JpkiException {
    CardOverview overview = card.overview(CardFactsReader::isReadFurther);
    return new CardFactsReader(overview, key -> false).facts().withCardExpiry(card);
  }

  static CardFacts from(JpkiAp jpki) throws JpkiException {
    CardOverview overview = jpki.overview(CardFactsReader::isReadFurther);
    return new CardFactsReader(overview, jpki::isVerified).facts();
  }

  static CardFacts from(CardOverview overview) {
    return new CardFactsReader(overview, key -> false).facts();
  }

  /** Also a card whose label tells nothing: its counters may. */
  private static boolean isReadFurther(CardKind kind) {
    return kind != CardKind.JUKI;
  }

  /** The last day of a card, empty if it does not tell. */
  static Optional<LocalDate> expiry(MyNumberCard card) throws JpkiException {
    try {
      return card.expiry();
    } catch (CardResponseException | MalformedResponseException e) {
      return Optional.empty();
    }
  }

  private CardFacts facts() {
    return new CardFacts(
        PresentedCard.of(overview.kind()),
        counter(KeyKind.AUTH),
        counter(KeyKind.SIGN),
        certificate(KeyKind.AUTH),
        certificate(KeyKind.SIGN),
        Optional.empty());
  }

  private Optional<PinStatus> counter(KeyKind key) {
    return overview
        .counter(key)
        .value()
        .map(
            status ->
                status.triesLeft().isPresent() || !verified.test(key)
                    ? status
                    // A card that answers 9000 instead of its counter: a success restored it.
                    : new PinStatus(key, OptionalInt.of(status.triesMax()), status.triesMax()));
  }

  /** Whatever the presence file says, the certificate's own file is believed. */
  private CertificateFact certificate(KeyKind key) {
    CardAnswer<JpkiCertificate> answer = overview.certificate(key);
    return switch (answer.state()) {
      case TOLD -> CertificateFact.of(answer.value().get());
      case MISSING -> new CertificateFact.Absent();
      case PIN_REQUIRED -> told(key);
      case FAILED, NOT_ASKED -> CertificateFact.notRead();
    };
  }

  private CertificateFact told(KeyKind key) {
    CardAnswer<CertificatePresence> answer = overview.presence();
    return switch (answer.state()) {
      case TOLD -> told(answer.value().get(), key);
      case MISSING -> new CertificateFact.Unknown(CertificateFact.Why.NOT_TOLD);
      case PIN_REQUIRED, FAILED, NOT_ASKED -> CertificateFact.notRead();
    };
  }

  private static CertificateFact told(CertificatePresence presence, KeyKind key) {
    boolean present = key == KeyKind.AUTH ? presence.auth() : presence.sign();
    return present ? new CertificateFact.Present() : new CertificateFact.Absent();
  }
}
