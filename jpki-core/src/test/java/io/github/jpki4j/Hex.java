package io.github.jpki4j;

import java.util.HexFormat;

/** Hex for tests, upper case; spaces do not count. */
public final class Hex {

  private static final HexFormat FORMAT = HexFormat.of().withUpperCase();

  private Hex() {}

  public static String of(byte[] bytes) {
    return FORMAT.formatHex(bytes);
  }

  public static byte[] bytes(String hex) {
    return FORMAT.parseHex(hex.replace(" ", ""));
  }
}
