package io.github.jpki4j.testcard;

import java.util.HexFormat;
import java.util.Locale;

/**
 * Which card is simulated.
 *
 * @since 0.1.0
 */
public enum TestCardType {
  /** The plastic My Number card (個人番号カード), with all its applications. */
  MY_NUMBER,
  /** The certificates on an Android phone: the auth certificate needs the PIN. */
  ANDROID,
  /** The certificates on an iPhone: the auth certificate needs the PIN. */
  IPHONE,
  /** The Basic Resident Register card (住民基本台帳カード), told by its token label alone. */
  JUKI,
  /** A My Number card whose holder has no certificate for signatures, as most under 15. */
  NO_SIGN_CERTIFICATE,
  /** A card without the JPKI application, for example a driver's licence. */
  OTHER_CARD;

  /**
   * The name for command lines.
   *
   * @return the constant's name in lower case with hyphens, for example {@code my-number}
   */
  public String cliName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The type with a command-line name.
   *
   * @param cliName a value of {@link #cliName()}
   * @return the type
   * @throws IllegalArgumentException if there is none of that name
   */
  public static TestCardType of(String cliName) {
    for (TestCardType type : values()) {
      if (type.cliName().equals(cliName)) {
        return type;
      }
    }
    throw new IllegalArgumentException("no type of card is called " + cliName);
  }

  /** Contact, no historical bytes; or a driver's licence. Facts: CARD-10. */
  byte[] atr() {
    String hex = this == OTHER_CARD ? "3BF59100FF918171FE4000420001B3C175" : "3BE000FF8131FE4514";
    return HexFormat.of().parseHex(hex);
  }

  static byte[] requireAtr(byte[] atr) {
    if (atr.length < 2) {
      throw new IllegalArgumentException("an ATR has at least two bytes");
    }
    return atr;
  }

  boolean isPhone() {
    return this == ANDROID || this == IPHONE;
  }
}
