package io.github.jpki4j.exchange;

import io.github.jpki4j.apdu.CommandApdu;
import io.github.jpki4j.pin.CardSecret;

/**
 * Every command that this library can send to a card. There is no other place where command bytes
 * are made.
 *
 * <p>A number such as CARD-31 is a row of docs/facts/card.md, with its source and grade. Commands
 * of the issuer (80 A2, 80 32, 80 5x; CARD-37) are not here and never will be.
 */
public final class JpkiCommands {

  /** P2 for "the file that is selected"; CARD-31, CARD-38. */
  public static final int SELECTED = 0x80;

  /** Ne of a short command that takes whatever comes. */
  public static final int SHORT_NE = 256;

  private static final int INS_VERIFY = 0x20;
  private static final int INS_CHANGE = 0x24;
  private static final int CLA_ISO = 0x00;

  /** Private class of COMPUTE DIGITAL SIGNATURE; CARD-38. */
  private static final int CLA_PRIVATE = 0x80;

  private JpkiCommands() {}

  /** P2 (or P1 of READ BINARY) that names a file by its short identifier; CARD-16. */
  public static int shortIdentifier(int fileId) {
    if (fileId < 1 || fileId > 0x1E) {
      throw new IllegalArgumentException("this file has no short identifier");
    }
    return 0x80 | fileId;
  }

  /** SELECT by AID, no FCI wanted: {@code 00 A4 04 0C Lc AID}; CARD-24. */
  public static CommandApdu selectApplication(byte[] aid) {
    return CommandApdu.of(CLA_ISO, 0xA4, 0x04, 0x0C).withData(aid);
  }

  /**
   * SELECT EF under the current application: {@code 00 A4 02 0C 02 fid}; only P1=02 works; CARD-25.
   */
  public static CommandApdu selectFile(int fileId) {
    return CommandApdu.of(CLA_ISO, 0xA4, 0x02, 0x0C)
        .withData(new byte[] {(byte) (fileId >> 8), (byte) fileId});
  }

  /** READ BINARY of the selected EF: {@code 00 B0 offset Le}; offset has 15 bits; CARD-26. */
  public static CommandApdu readBinary(int offset, int ne) {
    if (offset < 0 || offset > 0x7FFF) {
      throw new IllegalArgumentException("an offset has 15 bits");
    }
    return CommandApdu.of(CLA_ISO, 0xB0, offset >> 8, offset & 0xFF).withNe(ne);
  }

  /** READ BINARY from the start of an EF, which it selects: {@code 00 B0 80|sfi 00 Le}; CARD-27. */
  public static CommandApdu readBinaryOf(int fileId, int ne) {
    return CommandApdu.of(CLA_ISO, 0xB0, shortIdentifier(fileId), 0).withNe(ne);
  }

  /** READ RECORD 1 of the selected EF: {@code 00 B2 01 04 00}; CARD-30. */
  public static CommandApdu readRecord() {
    return CommandApdu.of(CLA_ISO, 0xB2, 1, 0x04).withNe(SHORT_NE);
  }

  /** READ RECORD 1 of an EF, which it selects: {@code 00 B2 01 sfi<<3|4 00}; CARD-30. */
  public static CommandApdu readRecordOf(int fileId) {
    int sfi = shortIdentifier(fileId) & 0x1F;
    return CommandApdu.of(CLA_ISO, 0xB2, 1, sfi << 3 | 0x04).withNe(SHORT_NE);
  }

  /** Whether a command is VERIFY, with or without data, or CHANGE REFERENCE DATA. */
  public static boolean isAboutSecret(CommandApdu command) {
    return command.ins() == INS_VERIFY || command.ins() == INS_CHANGE;
  }

  /**
   * VERIFY without data, the retry-counter query: {@code 00 20 00 P2}, exactly four bytes; a fifth
   * makes it 6700. Spends nothing; CARD-32.
   */
  public static CommandApdu queryTries(int reference) {
    return CommandApdu.of(CLA_ISO, INS_VERIFY, 0x00, reference);
  }

  /** VERIFY: {@code 00 20 00 P2 Lc secret}, no Le. Spends a try if the secret is wrong; CARD-31. */
  public static CommandApdu verify(int reference, CardSecret pin) {
    return CommandApdu.of(CLA_ISO, INS_VERIFY, 0x00, reference).withSecret(pin.encoded());
  }

  /**
   * CHANGE REFERENCE DATA of the selected IEF, right after VERIFY, the new secret alone: {@code 00
   * 24 01 80 Lc secret}; CARD-35.
   */
  public static CommandApdu changePin(CardSecret next) {
    return CommandApdu.of(CLA_ISO, INS_CHANGE, 0x01, SELECTED).withSecret(next.encoded());
  }

  /**
   * COMPUTE DIGITAL SIGNATURE, the input padded as PKCS#1 type 1: {@code 80 2A 00 P2 Lc input 00};
   * CARD-38, CARD-39.
   */
  public static CommandApdu signPkcs1(int reference, byte[] input) {
    return sign(0x00, reference, input);
  }

  /**
   * COMPUTE DIGITAL SIGNATURE, RSASSA-PSS of a SHA-256 hash: {@code 80 2A 04 P2 20 hash 00};
   * CARD-38, CARD-40.
   */
  public static CommandApdu signPss(int reference, byte[] hash) {
    return sign(0x04, reference, hash);
  }

  private static CommandApdu sign(int p1, int reference, byte[] input) {
    return CommandApdu.of(CLA_PRIVATE, 0x2A, p1, reference).withData(input).withNe(SHORT_NE);
  }

  /**
   * COMPUTE DIGITAL SIGNATURE with an application's own key, right after SELECT, no PIN: {@code 80
   * 2A 00 00 Lc DigestInfo 00}; APP-07, APP-28.
   */
  public static CommandApdu answerChallenge(byte[] digestInfo) {
    return sign(0x00, 0x00, digestInfo);
  }

  /** GET DATA while no application is selected: {@code 00 CA tag Le}; CARD-44. */
  public static CommandApdu getData(int tag, int ne) {
    return CommandApdu.of(CLA_ISO, 0xCA, tag >> 8, tag & 0xFF).withNe(ne);
  }

  /**
   * GET RESPONSE for 61xx: {@code 00 C0 00 00 Le}; no card was ever recorded to need it; CARD-43.
   */
  public static CommandApdu getResponse(int available) {
    return CommandApdu.of(CLA_ISO, 0xC0, 0, 0).withNe(available == 0 ? SHORT_NE : available);
  }
}
