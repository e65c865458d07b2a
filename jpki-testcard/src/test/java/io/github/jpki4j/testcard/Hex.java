package io.github.jpki4j.testcard;

import java.util.HexFormat;

/** Commands and answers as hexadecimal text. */
public final class Hex {

  public static final String SELECT_JPKI = "00A4040C0AD392F000260100000001";
  public static final String SELECT_TEXT = "00A4040C0AD3921000310001010408";
  public static final String SELECT_COMMON = "00A4040C0AD3921000310001010100";
  public static final String VERIFY_AUTH = "002000980431323334";
  public static final String VERIFY_SIGN = "0020009B06414243313233";
  public static final String WRONG_AUTH = "002000980439393939";
  public static final String WRONG_SIGN = "0020009B065A5A5A5A5A5A";
  public static final String QUERY_AUTH = "00200098";
  public static final String QUERY_SIGN = "0020009B";

  private static final HexFormat FORMAT = HexFormat.of().withUpperCase();

  private Hex() {}

  public static byte[] bytes(String hex) {
    return FORMAT.parseHex(hex.replace(" ", ""));
  }

  public static String text(byte[] bytes) {
    return FORMAT.formatHex(bytes);
  }

  /** Sends commands one after the other and gives the last answer. */
  public static String send(TestCard card, String... commands) {
    byte[] answer = {};
    for (String command : commands) {
      answer = card.transmit(bytes(command));
    }
    return text(answer);
  }

  /** The data of an answer that must end with 9000. */
  public static byte[] data(TestCard card, String... commands) {
    String answer = send(card, commands);
    if (!answer.endsWith("9000")) {
      throw new AssertionError("the card answered " + answer);
    }
    return bytes(answer.substring(0, answer.length() - 4));
  }
}
