package io.github.jpki4j.cert;

import io.github.jpki4j.KeyKind;
import java.math.BigInteger;
import java.util.Optional;

/**
 * The production CAs of JPKI, each self-signed. All generations of one purpose have one name (DN)
 * and their times overlap, so they are told apart by key. The next generation is expected around
 * 2027: see {@link TrustAnchors#with}. Facts: CERT-01 to CERT-09.
 *
 * @since 0.1.0
 */
public enum JpkiRoot {
  /** For digital signature, 2015-10-20 to 2025-10-19. */
  SIGN_01(
      KeyKind.SIGN,
      "01",
      "01",
      "0D034CBB34D0714F45E45A1CAFD8FD143FAB54A7",
      "19645405A1FE14377434BD55957628AC4038557C542403A2243F21C706FC9355"),

  /** For digital signature, 2019-09-14 to 2029-09-14. */
  SIGN_02(
      KeyKind.SIGN,
      "02",
      "0132C4AB",
      "4DE017DE4B7F473DCD867A62D38B134ACE83558A",
      "79679C33E4CC9319440F1AD120A597FF1844E2EF217063ADB176966FD5E6FBEB"),

  /** For digital signature, 2023-07-16 to 2033-07-15. */
  SIGN_03(
      KeyKind.SIGN,
      "03",
      "067C6A21",
      "D21EA55895617E93ADBF966B941AB4EDF653F08F",
      "D227F6CDE11D35C5252178F106F843D24651944975413B539FA2FB68DBFA365F"),

  /** For user authentication, 2015-10-20 to 2025-10-19. */
  AUTH_01(
      KeyKind.AUTH,
      "01",
      "01",
      "9567951B5CA70D84A0FFF1D85A87F1AAB1340385",
      "4DCFC4CA0AAF9FB2A3081B3F0C991C320B3ACC008667A341EEAEC5AF1D58CA7D"),

  /** For user authentication, 2019-09-14 to 2029-09-14. */
  AUTH_02(
      KeyKind.AUTH,
      "02",
      "0133C349",
      "8CD5586A891485E559379B7E29D410CFD28B3593",
      "0D98DE47FC11B7F67126874B7028B6026A803D2638D6EDFE53176953961FADE6"),

  /** For user authentication, 2023-07-16 to 2033-07-15. */
  AUTH_03(
      KeyKind.AUTH,
      "03",
      "06D18006",
      "1AC100F596A3BC8C4B3DF195E32699249E9E308A",
      "64114F29620C24ED2631D46476A040E7EE740D956089C00B036A6A8118C322B5");

  private final KeyKind kind;
  private final String generation;
  private final String serial;
  private final String keyIdentifier;
  private final String sha256;

  JpkiRoot(KeyKind kind, String generation, String serial, String keyIdentifier, String sha256) {
    this.kind = kind;
    this.generation = generation;
    this.serial = serial;
    this.keyIdentifier = keyIdentifier;
    this.sha256 = sha256;
  }

  /**
   * Whose certificates it issues.
   *
   * @return the key
   */
  public KeyKind kind() {
    return kind;
  }

  /**
   * Its generation, as in the name of the published file.
   *
   * @return two digits, "01" or higher
   */
  public String generation() {
    return generation;
  }

  /**
   * The serial number of its certificate.
   *
   * @return positive
   */
  public BigInteger serial() {
    return new BigInteger(serial, 16);
  }

  /**
   * Its subject key identifier: SHA-1 of the public key.
   *
   * @return 40 upper-case hexadecimal digits
   */
  public String keyIdentifier() {
    return keyIdentifier;
  }

  /**
   * SHA-256 of its certificate's encoding, the pin.
   *
   * @return 64 upper-case hexadecimal digits
   */
  public String sha256() {
    return sha256;
  }

  /** Whose key this is, by its identifier: what a certificate claims, nothing is proved by it. */
  static Optional<JpkiRoot> ofKeyIdentifier(String keyIdentifier) {
    for (JpkiRoot root : values()) {
      if (root.keyIdentifier.equals(keyIdentifier)) {
        return Optional.of(root);
      }
    }
    return Optional.empty();
  }
}
