package io.github.jpki4j.it.fuzz.model;

import io.github.jpki4j.DataSecret;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.SecretKind;
import java.util.HexFormat;
import java.util.List;

/** Commands as they go over a link, and what they mean: written apart from the library. */
final class Commands {

  static final String JPKI = "D392F000260100000001";
  static final String CARD_INFO = "D3921000310001010408";

  /** Applications of the card, and one that it has not. */
  static final List<String> APPLICATIONS =
      List.of(
          JPKI,
          CARD_INFO,
          "D3921000310001010402",
          "D3921000310001010401",
          "D3921000310001010100",
          "A0000001510000",
          "A000000003000000");

  static final int DATA = 5;

  private Commands() {}

  static byte[] hex(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  static byte[] select(String application) {
    return hex("00A4040C%02X%s".formatted(application.length() / 2, application));
  }

  /** Whether it is a SELECT of an application, and the answer says that it worked. */
  static boolean hasSelectedApplication(byte[] command, byte[] answer) {
    return command[1] == (byte) 0xA4 && command[2] == 4 && status(answer) == 0x9000;
  }

  /** Whether an answer says that a command worked, or tells a counter. */
  static boolean hasWorked(byte[] answer) {
    return status(answer) == 0x9000 || (status(answer) & 0xFFF0) == 0x63C0;
  }

  static boolean isVerify(byte[] command) {
    return command[1] == 0x20 && command.length > DATA;
  }

  static boolean isChange(byte[] command) {
    return command[1] == 0x24 && command.length > DATA;
  }

  static boolean isSecret(byte[] command) {
    return isVerify(command) || isChange(command);
  }

  static int status(byte[] answer) {
    return answer.length < 2
        ? 0
        : (answer[answer.length - 2] & 0xFF) << 8 | (answer[answer.length - 1] & 0xFF);
  }

  /** The application that a secret is for. */
  static String application(SecretKind secret) {
    return secret == DataSecret.CARD_INFO ? CARD_INFO : JPKI;
  }

  /** The identifier of the file that stands for a secret. */
  static int file(SecretKind secret) {
    return secret == DataSecret.CARD_INFO ? 0x11 : secret == KeyKind.AUTH ? 0x18 : 0x1B;
  }
}
