package io.github.jpki4j.card;

import io.github.jpki4j.CardResponseException;
import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.CertificateNotFoundException;
import io.github.jpki4j.CertificateNotFoundException.Reason;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.MalformedDataException;
import io.github.jpki4j.MalformedDataException.Problem;
import io.github.jpki4j.MalformedResponseException;
import io.github.jpki4j.PinRequiredException;
import io.github.jpki4j.StatusWord;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.exchange.CardLayout;
import io.github.jpki4j.exchange.FileReader;
import io.github.jpki4j.internal.DerException;
import io.github.jpki4j.internal.KeyShape;
import java.security.interfaces.RSAPublicKey;

/** Certificate files: which one, what their status words mean, and X.509 of their contents. */
final class CertificateReader {

  private final FileReader files;
  private final CardLayout layout;

  CertificateReader(FileReader files, CardLayout layout) {
    this.files = files;
    this.layout = layout;
  }

  JpkiCertificate read(CertificateKind kind) throws JpkiException {
    byte[] der = readFile(kind);
    if (der.length == 0) {
      throw new CertificateNotFoundException(kind, Reason.EMPTY_FILE);
    }
    JpkiCertificate certificate = parse(kind, der);
    if (!kind.isCa()) {
      requireKey(kind, certificate);
    }
    return certificate;
  }

  private static JpkiCertificate parse(CertificateKind kind, byte[] der)
      throws MalformedResponseException {
    try {
      return JpkiCertificate.parse(der);
    } catch (MalformedDataException e) {
      String what =
          e.problem() == Problem.UNUSABLE_KEY
              ? " holds a certificate with a key of no use"
              : " holds no X.509 certificate";
      throw new MalformedResponseException("EF of " + kind + what, e);
    }
  }

  /**
   * The key with which the card's signatures will be checked: judged before any PIN is sent. A key
   * of another kind, as the next card will have, can be read about; nothing is signed with it.
   */
  private void requireKey(CertificateKind kind, JpkiCertificate certificate)
      throws MalformedResponseException {
    try {
      if (certificate.x509().getPublicKey() instanceof RSAPublicKey key) {
        KeyShape.requireRsa(key, layout.shortestKey(), layout.longestKey());
      }
    } catch (DerException e) {
      throw new MalformedResponseException(
          "EF of " + kind + " holds a certificate with a key that no such card has", e);
    }
  }

  private byte[] readFile(CertificateKind kind) throws JpkiException {
    try {
      return files.readObject(
          layout.certificateFile(kind),
          layout.certificateGuess(kind),
          DerLength::ofSequence,
          "read " + kind + " certificate");
    } catch (CardResponseException e) {
      if (e.status().equals(StatusWord.SECURITY_STATUS_NOT_SATISFIED)) {
        throw new PinRequiredException(kind.key());
      }
      if (e.status().isFileNotFound()) {
        throw new CertificateNotFoundException(kind, Reason.NO_FILE);
      }
      throw e;
    }
  }
}
