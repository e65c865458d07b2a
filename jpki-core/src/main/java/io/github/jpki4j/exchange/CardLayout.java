package io.github.jpki4j.exchange;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.DataSecret;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.SecretKind;
import java.util.Arrays;

/**
 * What differs between card generations: identifiers, sizes and counters of one JPKI application.
 * The next My Number card (P-384, two secrets; CARD-63) will be a second instance.
 *
 * <p>File identifiers: CARD-14. Each has five significant bits and so is its own short identifier
 * (SFI): CARD-16.
 */
public final class CardLayout {

  /** Today's card and the phones that behave like it. */
  public static final CardLayout CURRENT = new CardLayout();

  private CardLayout() {}

  /**
   * AID of an application, all of its bytes; CARD-01 to CARD-05. The issuer security domain is
   * selected after power-on and knows none of our secrets: selecting it leaves every other
   * application; CARD-04, CARD-53.
   */
  public byte[] aid(CardApplication application) {
    return switch (application) {
      case ISSUER_DOMAIN -> new byte[] {(byte) 0xA0, 0, 0, 1, 0x51, 0, 0};
      case JPKI -> new byte[] {(byte) 0xD3, (byte) 0x92, (byte) 0xF0, 0, 0x26, 1, 0, 0, 0, 1};
      case CARD_INFO_INPUT -> neighbourAid(4, 8);
      case SURFACE -> neighbourAid(4, 2);
      case RESIDENT -> neighbourAid(4, 1);
      case COMMON -> neighbourAid(1, 0);
      case DRIVING_LICENCE -> Arrays.copyOf(new byte[] {(byte) 0xA0, 0, 0, 2, 0x31, 6}, 16);
      case RESIDENCE ->
          Arrays.copyOf(new byte[] {(byte) 0xD3, (byte) 0x92, (byte) 0xF0, 0, 0x4F, 1}, 16);
    };
  }

  private static byte[] neighbourAid(int ninth, int tenth) {
    return new byte[] {
      (byte) 0xD3, (byte) 0x92, 0x10, 0, 0x31, 0, 1, 1, (byte) ninth, (byte) tenth
    };
  }

  /** EF with the four attributes, in the application of the attributes; APP-01. */
  public int attributesFile() {
    return 0x0002;
  }

  /**
   * What an extended read of the attributes asks for first, in bytes: an address has up to 200
   * characters of three bytes; CERT-22.
   */
  public int attributesGuess() {
    return 1024;
  }

  /** EF with the individual number, in the application of the attributes; APP-04. */
  public int numberFile() {
    return 0x0001;
  }

  /** EF of the surface application with the birth date alone; APP-28. */
  public int ageFile() {
    return 0x0001;
  }

  /** EF of the surface application with the card face; APP-28. */
  public int faceFile() {
    return 0x0002;
  }

  /** EF of the surface application with the image of the individual number; APP-28. */
  public int numberImageFile() {
    return 0x0005;
  }

  /**
   * What an extended read of a file of the surface application asks for, in bytes: whatever there
   * is, as programs do (APP-42). How long the files are is not recorded.
   */
  public int surfaceGuess() {
    return 65_536;
  }

  /** EF of {@link ApplicationMark}, free to read; APP-06, APP-28. */
  public int markFile(CardApplication application) {
    return isSurface(application) ? 0x0003 : 0x0005;
  }

  /** The tag of the object in {@link #markFile}. */
  public int markTag(CardApplication application) {
    return isSurface(application) ? 0xFF30 : 0xFF40;
  }

  /** The tag of the first item in it. */
  public int markItemTag(CardApplication application) {
    return isSurface(application) ? 0xDF31 : 0xDF41;
  }

  private static boolean isSurface(CardApplication application) {
    return switch (application) {
      case SURFACE -> true;
      case CARD_INFO_INPUT -> false;
      default -> throw new IllegalArgumentException(application.title() + " has no mark");
    };
  }

  /** EF of records in the common application, the first of which has the expiry; APP-10. */
  public int expiryFile() {
    return 0x0001;
  }

  /** EF of the licence application that tells whether a PIN is set; APP-26. */
  public int licenceFlagFile() {
    return 0x001A;
  }

  /** EF of the residence application that tells the type of the card; APP-30. */
  public int residenceTypeFile() {
    return 0x0002;
  }

  /** EF with the token information, 160 bytes; CARD-17. */
  public int tokenFile() {
    return 0x0006;
  }

  /** EF that tells which certificates are present, 3 bytes; CARD-18. */
  public int presenceFile() {
    return 0x0008;
  }

  /** EF of a certificate; CARD-14. */
  public int certificateFile(CertificateKind kind) {
    return switch (kind) {
      case SIGN -> 0x0001;
      case SIGN_CA -> 0x0002;
      case AUTH -> 0x000A;
      case AUTH_CA -> 0x000B;
    };
  }

  /** IEF of a private key; CARD-14. */
  public int keyFile(KeyKind key) {
    return key == KeyKind.AUTH ? 0x0017 : 0x001A;
  }

  /** IEF of a secret, each in its own application; CARD-14, CARD-57, APP-13, APP-15, APP-40. */
  public int pinFile(SecretKind secret) {
    if (secret instanceof DataSecret data) {
      return switch (data) {
        case CARD_INFO, SURFACE_BIRTH_KEY -> 0x0011;
        case SURFACE_NUMBER_B -> 0x0012;
        case SURFACE_NUMBER_A -> 0x0013;
        case CARD_INFO_NUMBER_A -> 0x0014;
        case CARD_INFO_NUMBER_B -> 0x0015;
        case RESIDENT -> 0x001C;
        case LICENCE -> 0x0006;
      };
    }
    return secret == KeyKind.AUTH ? 0x0018 : 0x001B;
  }

  /** The application that a secret belongs to. */
  public CardApplication application(SecretKind secret) {
    if (secret instanceof DataSecret data) {
      return switch (data) {
        case CARD_INFO, CARD_INFO_NUMBER_A, CARD_INFO_NUMBER_B -> CardApplication.CARD_INFO_INPUT;
        case SURFACE_BIRTH_KEY, SURFACE_NUMBER_B, SURFACE_NUMBER_A -> CardApplication.SURFACE;
        case RESIDENT -> CardApplication.RESIDENT;
        case LICENCE -> CardApplication.DRIVING_LICENCE;
      };
    }
    return CardApplication.JPKI;
  }

  /** Tries after a success; CARD-56, CARD-57, APP-16, APP-40. */
  public int triesMax(SecretKind secret) {
    if (secret instanceof DataSecret data) {
      return switch (data) {
        case CARD_INFO, RESIDENT -> 3;
        case CARD_INFO_NUMBER_A,
            CARD_INFO_NUMBER_B,
            SURFACE_BIRTH_KEY,
            SURFACE_NUMBER_B,
            SURFACE_NUMBER_A,
            LICENCE ->
            10;
      };
    }
    return secret == KeyKind.SIGN ? 5 : 3;
  }

  /** Bits of the shortest RSA modulus that a holder's certificate may have; CERT-11: 2,048. */
  public int shortestKey() {
    return 2_048;
  }

  /** Bits of the longest RSA modulus that a holder's certificate may have: none is known above. */
  public int longestKey() {
    return 4_096;
  }

  /** Length of a signature in bytes: RSA-2048; CERT-11. */
  public int signatureLength() {
    return 256;
  }

  /**
   * What an extended read of a certificate asks for first, in bytes: enough for every size seen, so
   * that no further command is needed, and not more than a further command would cost.
   *
   * <p>The price of both on ISO/IEC 14443 type B at 106 kbit/s, the slowest link: a byte of filler
   * takes 10 bits, 0.094 ms. A further READ BINARY takes 12.2 ms: 1.6 ms for 5 + 2 bytes in two
   * frames, 0.6 ms for two frame delays, and 10 ms (assumed) for phone or reader and for the card's
   * work. So filler is worth 129 bytes, or 112 if the answer needs one more block of 253 bytes, as
   * the shortest sign certificate does. At 424 kbit/s a byte costs a quarter.
   *
   * <table>
   *   <caption>Sizes in bytes; filler and its price for the shortest</caption>
   *   <tr><th>certificate</th><th>seen</th><th>asked for</th><th>filler</th><th>ms</th></tr>
   *   <tr><td>auth</td><td>1,571 to 1,583</td><td>1,600</td><td>29</td><td>2.7</td></tr>
   *   <tr><td>sign</td><td>1,742 to 1,837</td><td>1,840</td><td>98</td><td>10.8</td></tr>
   *   <tr><td>CA</td><td>1,301 to 1,319</td><td>1,344</td><td>43</td><td>4.1</td></tr>
   * </table>
   *
   * <p>Sizes: CARD-21. The few bytes on top are for names of municipalities and CAs that are longer
   * than those seen (the simulated CA has 1,334). The model is jpki-it's {@code NfcLink}, and
   * {@code CertificateReadTest} holds these numbers to it.
   */
  public int certificateGuess(CertificateKind kind) {
    return switch (kind) {
      case AUTH -> 1_600;
      case SIGN -> 1_840;
      case AUTH_CA, SIGN_CA -> 1_344;
    };
  }
}
