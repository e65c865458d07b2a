package io.github.jpki4j.testcard;

import java.util.HexFormat;

/**
 * Decides what of an exchange may stand in a recording. Commands with secrets are cut to their
 * header, messages are hidden. Of answers, only what is known to concern no person and no single
 * card is told; it follows the selection to know which file is read, and hides what it does not
 * know.
 */
final class Redaction {

  private static final String JPKI_AID = "D392F000260100000001";
  private static final int SELECT = 0xA4;
  private static final int READ_BINARY = 0xB0;
  private static final int GET_RESPONSE = 0xC0;
  private static final int GET_CHALLENGE = 0x84;
  private static final int SERIAL_FROM = 80;
  private static final int SERIAL_TO = 96;

  /** Tag and length of a certificate: 30 82 and two bytes. */
  private static final int DER_HEADER = 4;

  private final boolean keepsAnswers;
  private boolean inJpki;
  private int file;
  private int offset;

  Redaction(boolean keepsAnswers) {
    this.keepsAnswers = keepsAnswers;
  }

  /** What may be told of a command: nothing of secrets, and data of SELECT alone. */
  static BytePattern command(byte[] command) {
    if (command.length <= 5) {
      return BytePattern.of(command);
    }
    return switch (command[1] & 0xFF) {
      case 0x20, 0x24, 0x2C, 0x32 -> BytePattern.secret(command);
      case SELECT -> BytePattern.of(command);
      default -> hideData(command);
    };
  }

  /** Hides the data but not the lengths before and after it. */
  private static BytePattern hideData(byte[] command) {
    boolean extended = command[4] == 0 && command.length > 7;
    int from = extended ? 7 : 5;
    int length = extended ? ((command[5] & 0xFF) << 8) | (command[6] & 0xFF) : command[4] & 0xFF;
    int rest = command.length - from;
    int shown = rest > length ? Math.min(rest - length, 2) : 0;
    return BytePattern.hiding(command, from, Math.max(from, command.length - shown));
  }

  /** What may be told of an answer; called for every exchange, in order. */
  BytePattern answer(byte[] command, byte[] answer) {
    int data = answer.length - 2;
    follow(command, answer);
    if (keepsAnswers || data <= 0) {
      return BytePattern.of(answer);
    }
    BytePattern told = tell(command, answer, data);
    offset += data;
    return told;
  }

  private BytePattern tell(byte[] command, byte[] answer, int data) {
    int ins = command.length < 2 ? 0 : command[1] & 0xFF;
    if (ins == SELECT || ins == GET_CHALLENGE) {
      return BytePattern.of(answer);
    }
    if (!inJpki || (ins != READ_BINARY && ins != GET_RESPONSE)) {
      return BytePattern.hiding(answer, 0, data);
    }
    return switch (file) {
      case CardContents.PRESENCE -> BytePattern.of(answer);
      case CardContents.TOKEN -> hideRange(answer, SERIAL_FROM, SERIAL_TO);
      case CardContents.SIGN_CERTIFICATE,
          CardContents.AUTH_CERTIFICATE,
          CardContents.SIGN_CA_CERTIFICATE,
          CardContents.AUTH_CA_CERTIFICATE ->
          hideRange(answer, DER_HEADER, Integer.MAX_VALUE);
      default -> BytePattern.hiding(answer, 0, data);
    };
  }

  /** Hides a range of the file, of which the answer gives the part from {@link #offset} on. */
  private BytePattern hideRange(byte[] answer, int from, int to) {
    int data = answer.length - 2;
    int start = Math.max(0, Math.min(data, from - offset));
    int end = Math.max(start, Math.min(data, to - offset));
    return BytePattern.hiding(answer, start, end);
  }

  private void follow(byte[] command, byte[] answer) {
    int cla = command.length < 4 ? -1 : command[0] & 0xFF;
    if (cla != 0 && cla != 0x80) {
      inJpki = false;
      return;
    }
    int p1 = command[2] & 0xFF;
    int p2 = command[3] & 0xFF;
    switch (command[1] & 0xFF) {
      case SELECT -> followSelect(command, answer, p1);
      case READ_BINARY -> followRead(p1, p2);
      case 0x20, 0x24, 0x2A -> file = p2 > 0x80 ? p2 & 0x1F : file;
      default -> {
        // Nothing else moves the selection.
      }
    }
  }

  private void followSelect(byte[] command, byte[] answer, int p1) {
    boolean worked = answer.length >= 2 && answer[answer.length - 2] == (byte) 0x90;
    file = 0;
    if (p1 == 4) {
      String hex = HexFormat.of().withUpperCase().formatHex(command);
      inJpki = worked && hex.startsWith(JPKI_AID, 10);
    } else if (p1 == 2 && command.length >= 7 && worked) {
      file = ((command[5] & 0xFF) << 8) | (command[6] & 0xFF);
    }
  }

  private void followRead(int p1, int p2) {
    if (p1 >= 0x80) {
      file = p1 & 0x1F;
      offset = p2;
    } else {
      offset = (p1 << 8) | p2;
    }
  }
}
