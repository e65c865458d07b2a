package io.github.jpki4j.jca;

import io.github.jpki4j.CardResponseException;
import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.CertificateNotFoundException;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.PinRequiredException;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.internal.ParserBoundary;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.pin.PinSource;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what a key store shows of one key. */
final class KeyReader {

  private final SharedCard card;
  private final KeyKind kind;

  KeyReader(SharedCard card, KeyKind kind) {
    this.card = card;
    this.kind = kind;
  }

  /**
   * What a key store shows.
   *
   * @param card the card's identity
   * @param certificate empty if it cannot be read without the PIN
   * @param ca the certificate of the CA on the card, empty if there is none
   */
  record Contents(
      String card, Optional<JpkiCertificate> certificate, Optional<JpkiCertificate> ca) {

    /** The leaf, and the CA if its key signed the leaf. */
    List<X509Certificate> chain() {
      if (!certificate.isPresent()) {
        return List.of();
      }
      X509Certificate leaf = certificate.get().x509();
      return ca.isPresent() && ParserBoundary.isSignedBy(leaf, ca.get().x509().getPublicKey())
          ? List.of(leaf, ca.get().x509())
          : List.of(leaf);
    }

    private Contents with(JpkiCertificate read) {
      return new Contents(card, Optional.of(read), ca);
    }
  }

  private KeyAccess access(String identity, @Nullable PinSource pins) {
    return new KeyAccess(kind, identity, pins);
  }

  /**
   * Reads what can be read without a PIN.
   *
   * @return empty if the card has no such key
   */
  Optional<Contents> read() throws JpkiException {
    return card.withCardThatIsThere(this::readOpenly);
  }

  private Optional<Contents> readOpenly(CardSession session) throws JpkiException {
    try {
      Optional<JpkiCertificate> certificate = certificate(session);
      return Optional.of(new Contents(session.identity(), certificate, ca(session)));
    } catch (CertificateNotFoundException e) {
      return Optional.empty();
    }
  }

  private Optional<JpkiCertificate> certificate(CardSession session) throws JpkiException {
    if (kind == KeyKind.SIGN && !session.knows(kind.certificate())) {
      requirePresence(session);
      return Optional.empty();
    }
    try {
      return Optional.of(session.certificate(kind.certificate()));
    } catch (PinRequiredException e) {
      return Optional.empty();
    }
  }

  /** So that nobody gives a password for a key that is not there. */
  private static void requirePresence(CardSession session) throws JpkiException {
    try {
      if (!session.jpki().presence().sign()) {
        throw new CertificateNotFoundException(
            CertificateKind.SIGN, CertificateNotFoundException.Reason.EMPTY_FILE);
      }
    } catch (CardResponseException e) {
      if (!e.status().isFileNotFound()) {
        throw e;
      }
    }
  }

  private Optional<JpkiCertificate> ca(CardSession session) throws JpkiException {
    try {
      return Optional.of(session.certificate(kind.caCertificate()));
    } catch (CertificateNotFoundException e) {
      return Optional.empty();
    }
  }

  /** Verifies a PIN, once, and reads the certificate if it was not read yet. */
  Contents unlock(Contents contents, Pin pin) throws JpkiException {
    return card.verifyNow(access(contents.card(), null), pin, new Unlocking(contents));
  }

  /** Asks for the PIN, unless it is verified, and reads the certificate. */
  Contents unlock(Contents contents, PinSource pins) throws JpkiException {
    return card.use(access(contents.card(), pins), new Unlocking(contents));
  }

  private final class Unlocking implements KeyWork<Contents> {
    private final Contents contents;

    Unlocking(Contents contents) {
      this.contents = contents;
    }

    @Override
    public Contents verified(CardSession session) throws JpkiException {
      return contents.with(session.certificate(kind.certificate()));
    }

    @Override
    public Contents verifying(CardSession session, Pin pin) throws JpkiException {
      session.verify(pin, card.tryPolicy());
      return verified(session);
    }
  }
}
