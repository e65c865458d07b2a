package io.github.jpki4j.testcard;

import io.github.jpki4j.testcard.crypto.RsaKey;
import java.security.interfaces.RSAPublicKey;

/**
 * Which chip a simulated card has: a serial number, and own keys of the surface and of the text
 * application, which sign without a PIN and are certified in signed records. The keys are fixed and
 * published. The keys of the JPKI application are the same on both.
 *
 * @since 0.1.0
 */
public enum TestChip {
  /** The one of cards for which nothing else is said. */
  FIRST(1),
  /** Another one, for tests with two cards. */
  SECOND(2);

  private final int number;

  TestChip(int number) {
    this.number = number;
  }

  /** Fifteen characters. */
  String serial() {
    return "TEST0000000000" + number;
  }

  RsaKey surfaceKey() {
    return RsaKey.named("test-chip-" + number + "-surface.pk8.der");
  }

  RsaKey textKey() {
    return RsaKey.named("test-chip-" + number + "-text.pk8.der");
  }

  TestChip other() {
    return this == FIRST ? SECOND : FIRST;
  }

  /**
   * The public half of key 001A of the surface application.
   *
   * @return an RSA key of 2,048 bits
   */
  public RSAPublicKey surfacePublicKey() {
    return surfaceKey().publicKey();
  }

  /**
   * The public half of key 0013 of the text application.
   *
   * @return an RSA key of 2,048 bits
   */
  public RSAPublicKey textPublicKey() {
    return textKey().publicKey();
  }
}
