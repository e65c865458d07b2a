package io.github.jpki4j.testcard.recording;

import io.github.jpki4j.testcard.apdu.FileId;
import io.github.jpki4j.testcard.pki.FixedTestPki;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;

/**
 * Decides what of an exchange may stand in a recording. Commands with secrets are cut to their
 * header, messages are hidden. Of answers, only what is known to concern no person and no single
 * card is told; it follows the selection to know which file is read, and hides what it does not
 * know: after an answer that was lost, everything until a SELECT was answered. What is proven to
 * come from the fixed test keys, which belong to nobody, is told: certificates of authentication
 * and of CAs, and signatures. The sign certificate is not: it has the name and address that a
 * tester chose.
 */
final class Redaction {

  private static final String JPKI_AID = "D392F000260100000001";
  private static final byte CLA_PRIVATE = (byte) 0x80;
  private static final int SELECT = 0xA4;
  private static final int SELECT_EF = 2;
  private static final int SELECT_BY_NAME = 4;
  private static final int READ_BINARY = 0xB0;
  private static final int READ_RECORD = 0xB2;
  private static final int GET_RESPONSE = 0xC0;
  private static final int GET_CHALLENGE = 0x84;
  private static final int PERFORM_SECURITY_OPERATION = 0x2A;
  private static final int SERIAL_FROM = 80;
  private static final int SERIAL_TO = 96;

  /** Tag and length of a certificate: 30 82 and two bytes. */
  private static final int DER_HEADER = 4;

  private final boolean keepsAnswers;
  private final CertificatePieces certificate = new CertificatePieces();
  private Map<Integer, BytePattern> proven = Map.of();
  private boolean inJpki;

  /** Whether an answer was lost since the last SELECT that was answered. */
  private boolean uncertain;

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
    int from = dataFrom(command);
    int length = dataLength(command);
    int rest = command.length - from;
    int shown = rest > length ? Math.min(rest - length, 2) : 0;
    return BytePattern.hiding(command, from, Math.max(from, command.length - shown));
  }

  private static boolean isExtended(byte[] command) {
    return command[4] == 0 && command.length > 7;
  }

  private static int dataFrom(byte[] command) {
    return isExtended(command) ? 7 : 5;
  }

  private static int dataLength(byte[] command) {
    return isExtended(command)
        ? ((command[5] & 0xFF) << 8) | (command[6] & 0xFF)
        : command[4] & 0xFF;
  }

  /**
   * What may be told of an answer; called for every exchange, in order.
   *
   * @param exchange its number, for {@link #proven()}
   */
  BytePattern answer(byte[] command, byte[] answer, int exchange) {
    proven = Map.of();
    if (!endsWithStatus(answer)) {
      lost(command, false);
      return BytePattern.hiding(answer, 0, keepsAnswers ? 0 : answer.length);
    }
    int data = answer.length - 2;
    follow(command, answer);
    if (keepsAnswers || data == 0) {
      return BytePattern.of(answer);
    }
    BytePattern told = tell(command, answer, data, exchange);
    offset += data;
    return told;
  }

  /**
   * What the last answer proved of itself and of answers before it, which may be told after all: by
   * the number of the exchange. Empty for most.
   */
  Map<Integer, BytePattern> proven() {
    return proven;
  }

  /** Every status word is 6xxx or 9xxx (ISO 7816-4): other bytes are the start of an answer. */
  private static boolean endsWithStatus(byte[] answer) {
    int sw1 = answer.length < 2 ? 0 : answer[answer.length - 2] >> 4 & 0xF;
    return sw1 == 6 || sw1 == 9;
  }

  /**
   * Called for every command whose answer was lost, in order: it may have moved the selection.
   *
   * @param newCard whether what answers next may be another card, or one without a selection
   */
  void lost(byte[] command, boolean newCard) {
    uncertain = true;
    file = 0;
    proven = Map.of();
    certificate.forget();
    boolean onBasicChannel = command.length >= 4 && (command[0] == 0 || command[0] == CLA_PRIVATE);
    boolean selects = onBasicChannel && (command[1] & 0xFF) == SELECT && command[2] != SELECT_EF;
    if (newCard || !onBasicChannel || selects) {
      inJpki = false;
    }
  }

  private BytePattern tell(byte[] command, byte[] answer, int data, int exchange) {
    int ins = command.length < 2 ? 0 : command[1] & 0xFF;
    if (ins == SELECT || (ins == GET_CHALLENGE && !uncertain)) {
      return BytePattern.of(answer);
    }
    if (inJpki && !uncertain && ins == PERFORM_SECURITY_OPERATION) {
      return BytePattern.hiding(answer, 0, isOfTestKey(command, answer) ? 0 : data);
    }
    if (!inJpki || uncertain || (ins != READ_BINARY && ins != GET_RESPONSE)) {
      return BytePattern.hiding(answer, 0, data);
    }
    return switch (file) {
      case FileId.PRESENCE -> BytePattern.of(answer);
      case FileId.TOKEN -> hideRange(answer, SERIAL_FROM, SERIAL_TO);
      case FileId.SIGN_CERTIFICATE -> hideRange(answer, DER_HEADER, Integer.MAX_VALUE);
      case FileId.AUTH_CERTIFICATE, FileId.SIGN_CA_CERTIFICATE, FileId.AUTH_CA_CERTIFICATE -> {
        proven = certificate.add(file, offset, exchange, answer);
        yield hideRange(answer, DER_HEADER, Integer.MAX_VALUE);
      }
      default -> BytePattern.hiding(answer, 0, data);
    };
  }

  private static boolean isOfTestKey(byte[] command, byte[] answer) {
    if (command.length <= 5) {
      return false;
    }
    int from = dataFrom(command);
    int to = from + dataLength(command);
    return to <= command.length
        && FixedTestPki.signed(
            Arrays.copyOfRange(command, from, to), Arrays.copyOf(answer, answer.length - 2));
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
      case READ_BINARY -> followRead(answer, p1, p2);
      case READ_RECORD -> file = p2 > 7 ? 0 : file;
      case 0x20, 0x24, 0x2A -> file = p2 > 0x80 ? p2 & 0x1F : file;
      default -> {
        // Nothing else moves the selection.
      }
    }
  }

  private void followSelect(byte[] command, byte[] answer, int p1) {
    boolean worked = statusIs(answer, 0x90);
    uncertain &= !worked;
    file = 0;
    if (p1 == SELECT_BY_NAME) {
      String hex = HexFormat.of().withUpperCase().formatHex(command);
      inJpki = worked && hex.startsWith(JPKI_AID, 10);
    } else if (p1 != SELECT_EF) {
      inJpki = false;
    } else if (command.length >= 7 && worked) {
      file = ((command[5] & 0xFF) << 8) | (command[6] & 0xFF);
    }
  }

  /** A short identifier that was refused leaves the file selected that was. */
  private void followRead(byte[] answer, int p1, int p2) {
    if (p1 >= 0x80) {
      boolean worked = statusIs(answer, 0x90) || statusIs(answer, 0x61) || statusIs(answer, 0x62);
      file = worked ? p1 & 0x1F : 0;
      offset = p2;
    } else {
      offset = (p1 << 8) | p2;
    }
  }

  private static boolean statusIs(byte[] answer, int sw1) {
    return (answer[answer.length - 2] & 0xFF) == sw1;
  }
}
