package io.github.jpki4j.testcard.recording;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.TestCardBuilder;
import io.github.jpki4j.testcard.pki.TestPki;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;

/**
 * A simulated card that a recording cannot tell from a real one: the names of the fixed test PKI,
 * and keys that it does not have.
 */
final class StrangeCard {

  private static final KeyPair AUTHORITY = keys();
  private static final KeyPair CARD = keys();

  private StrangeCard() {}

  static TestCardBuilder with() {
    return TestCard.builder()
        .pki(
            TestPki.builder()
                .authority(KeyKind.AUTH, AUTHORITY.getPrivate())
                .authority(KeyKind.SIGN, AUTHORITY.getPrivate())
                .cardKey(KeyKind.AUTH, CARD.getPrivate())
                .cardKey(KeyKind.SIGN, CARD.getPrivate())
                .build());
  }

  private static KeyPair keys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
