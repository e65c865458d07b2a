package io.github.jpki4j.cli.card;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.CertificateNotFoundException;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.PinRequiredException;
import io.github.jpki4j.card.JpkiAp;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.cli.command.CommandContext;
import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.cli.command.Failure;
import java.security.cert.Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.Optional;

/** Reads certificates off a card, with the secret where the card wants it. */
public final class CardCertificates {

  private final CommandContext context;
  private final PinEntry pin;

  public CardCertificates(CommandContext context, PinEntry pin) {
    this.context = context;
    this.pin = pin;
  }

  /** The secret is sent once at most, whatever the card forgets afterwards. */
  public JpkiCertificate read(JpkiAp card, CertificateKind kind) throws JpkiException {
    if (kind == CertificateKind.SIGN) {
      pin.verify(card);
      context.output().note("note.reading");
      return card.readCertificate(kind);
    }
    context.output().note("note.reading");
    try {
      return card.readCertificate(kind);
    } catch (PinRequiredException e) {
      if (card.isVerified(kind.key())) {
        throw e;
      }
    }
    // a phone, whose certificates all want the PIN
    card.verify(pin.current(card), pin.policy());
    return card.readCertificate(kind);
  }

  /**
   * The certificate of the key that is going to sign, whose PIN is verified afterwards. What can be
   * read without the PIN is read before, so that a card whose certificate is of no use gets none.
   */
  public JpkiCertificate readToSign(JpkiAp card, KeyKind key) throws JpkiException {
    Optional<JpkiCertificate> openly =
        key == KeyKind.AUTH ? readOpenly(card, key) : Optional.empty();
    pin.verify(card);
    return openly.isPresent() ? openly.get() : readRsa(card, key);
  }

  /** Empty on a phone, whose certificates all want the PIN. */
  private static Optional<JpkiCertificate> readOpenly(JpkiAp card, KeyKind key)
      throws JpkiException {
    try {
      return Optional.of(readRsa(card, key));
    } catch (PinRequiredException e) {
      return Optional.empty();
    }
  }

  private static JpkiCertificate readRsa(JpkiAp card, KeyKind key) throws JpkiException {
    JpkiCertificate certificate = card.readCertificate(key.certificate());
    requireRsa(certificate.x509());
    return certificate;
  }

  /** Refuses a key that makes no signature which this version knows; its PIN is not needed. */
  public static void requireRsa(Certificate certificate) {
    if (!(certificate.getPublicKey() instanceof RSAPublicKey)) {
      throw new Failure(ExitCode.CARD_ERROR, "not-rsa", certificate.getPublicKey().getAlgorithm());
    }
  }

  /** The certificate of the CA that issued the one of a key, if the card holds it. */
  public static Optional<JpkiCertificate> authority(JpkiAp card, KeyKind key) throws JpkiException {
    try {
      return Optional.of(card.readCertificate(key.caCertificate()));
    } catch (CertificateNotFoundException e) {
      return Optional.empty();
    }
  }
}
