package io.github.jpki4j.cli.card;

import io.github.jpki4j.CardResponseException;
import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.CertificateNotFoundException;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.MalformedResponseException;
import io.github.jpki4j.card.CertificatePresence;
import io.github.jpki4j.card.JpkiAp;
import java.util.Optional;

/** Asks a card, without a PIN, whether it says that it has no sign certificate. */
public final class PresenceCheck {

  private PresenceCheck() {}

  /** Asks for no password for a certificate that the card says it does not have. */
  public static void requireSignCertificate(JpkiAp card) throws JpkiException {
    if (read(card).filter(there -> !there.sign()).isPresent()) {
      throw new CertificateNotFoundException(
          CertificateKind.SIGN, CertificateNotFoundException.Reason.EMPTY_FILE);
    }
  }

  private static Optional<CertificatePresence> read(JpkiAp card) throws JpkiException {
    try {
      return Optional.of(card.presence());
    } catch (CardResponseException | MalformedResponseException e) {
      return Optional.empty();
    }
  }
}
