package io.github.jpki4j.testcard;

import io.github.jpki4j.testcard.application.PinFile;
import java.util.HexFormat;
import java.util.Locale;
import java.util.OptionalInt;

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
  OTHER_CARD,
  /**
   * A My Number card without PINs (顔認証マイナンバーカード): no sign certificate, and an auth PIN that was
   * blocked when the card was issued.
   */
  FACE_AUTHENTICATION,
  /** A My Number card with a driving licence on it (マイナ免許証). */
  DRIVING_LICENCE,
  /** A My Number card that is a residence card, too (特定在留カード). */
  SPECIFIED_RESIDENCE,
  /** A My Number card that is a special permanent resident certificate, too (特定特別永住者証明書). */
  SPECIAL_PERMANENT_RESIDENT;

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

  /**
   * Contact, no historical bytes; or a driver's licence: CARD-10. A phone has no contacts: ASSUMED
   * is what a reader makes of type B with the values of CARD-11 and no application data.
   */
  byte[] atr() {
    String hex =
        switch (this) {
          case OTHER_CARD -> "3BF59100FF918171FE4000420001B3C175";
          case ANDROID, IPHONE -> "3B888001000000000081D10059";
          default -> "3BE000FF8131FE4514";
        };
    return HexFormat.of().parseHex(hex);
  }

  static byte[] requireAtr(byte[] atr) {
    if (atr.length < 2) {
      throw new IllegalArgumentException("an ATR has at least two bytes");
    }
    return atr;
  }

  /**
   * Whether cards of this type have a certificate for signatures.
   *
   * @return false for a type that has none, or none that is known
   */
  public boolean hasSignCertificate() {
    return switch (this) {
      case NO_SIGN_CERTIFICATE, FACE_AUTHENTICATION, JUKI, OTHER_CARD -> false;
      default -> true;
    };
  }

  /** Whether it is a My Number card of plastic, with the neighbouring applications. */
  boolean isPlastic() {
    return !isPhone() && this != JUKI && this != OTHER_CARD;
  }

  /** Tries left of the auth PIN when the card is issued. */
  int authTries() {
    return this == FACE_AUTHENTICATION ? 0 : PinFile.PIN_TRIES;
  }

  /** The type that the residence application tells: APP-30. */
  OptionalInt residenceType() {
    return switch (this) {
      case SPECIFIED_RESIDENCE -> OptionalInt.of(7);
      case SPECIAL_PERMANENT_RESIDENT -> OptionalInt.of(8);
      default -> OptionalInt.empty();
    };
  }

  boolean isPhone() {
    return this == ANDROID || this == IPHONE;
  }
}
