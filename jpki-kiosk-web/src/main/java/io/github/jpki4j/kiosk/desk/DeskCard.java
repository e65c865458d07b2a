package io.github.jpki4j.kiosk.desk;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.MalformedDataException;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.testcard.Scenario;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.TestCardType;
import java.util.Optional;

/**
 * One card of the desk.
 *
 * @param name of its texts, and in forms
 * @param card the card itself
 * @param scenario the situation of its holder, if it is a special one
 */
record DeskCard(String name, TestCard card, Optional<Scenario> scenario) {

  /** Whether it has the two secrets of the JPKI application. */
  boolean hasSecrets() {
    return card.type() != TestCardType.OTHER_CARD;
  }

  boolean has(KeyKind key) {
    return hasSecrets() && (key == KeyKind.AUTH || card.type().hasSignCertificate());
  }

  /** The certificate of a key, as it was issued. */
  JpkiCertificate certificate(KeyKind key) {
    return parsed(card.certificate(key.certificate()));
  }

  /** A certificate of the test PKI, which is well formed. */
  static JpkiCertificate parsed(byte[] der) {
    try {
      return JpkiCertificate.parse(der);
    } catch (MalformedDataException e) {
      throw new IllegalStateException("a certificate of our own", e);
    }
  }
}
