package io.github.jpki4j.testcard.recording;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Bytes of a recording, some of them told, some only counted, and a secret at the end perhaps. */
final class BytePattern {

  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final Pattern PIECE =
      Pattern.compile("((?:[0-9A-Fa-f]{2})+)|\\[([0-9]{1,5})bytes?]|(\\[secret])");
  private static final String SECRET = "[secret]";
  private static final int LONGEST_SECRET = 16;

  /** A piece: told bytes, or a number of bytes that are not told. */
  private static final class Piece {

    private final byte[] told;
    private final int hidden;

    Piece(byte[] told, int hidden) {
      this.told = told;
      this.hidden = hidden;
    }

    @Override
    public String toString() {
      return hidden > 0 ? "[%d bytes]".formatted(hidden) : HEX.formatHex(told);
    }
  }

  private final List<Piece> pieces;
  private final boolean secret;

  private BytePattern(List<Piece> pieces, boolean secret) {
    this.pieces = pieces;
    this.secret = secret;
  }

  /** All bytes told. */
  static BytePattern of(byte[] bytes) {
    return hiding(bytes, 0, 0);
  }

  /** The header of a command; the rest is secret. */
  static BytePattern secret(byte[] command) {
    return new BytePattern(List.of(new Piece(Arrays.copyOf(command, 4), 0)), true);
  }

  /** All bytes told but those from one index to another. */
  static BytePattern hiding(byte[] bytes, int from, int to) {
    List<Piece> pieces = new ArrayList<>();
    addTold(pieces, Arrays.copyOf(bytes, from));
    if (to > from) {
      pieces.add(new Piece(new byte[0], to - from));
    }
    addTold(pieces, Arrays.copyOfRange(bytes, to, bytes.length));
    return new BytePattern(List.copyOf(pieces), false);
  }

  private static void addTold(List<Piece> pieces, byte[] told) {
    if (told.length > 0) {
      pieces.add(new Piece(told, 0));
    }
  }

  /**
   * Reads the part of a line after its first character.
   *
   * @throws IllegalArgumentException if it is no pattern
   */
  static BytePattern parse(String text) {
    Matcher matcher = PIECE.matcher(text.replace(" ", ""));
    List<Piece> pieces = new ArrayList<>();
    boolean secret = false;
    int end = 0;
    while (matcher.lookingAt()) {
      if (secret) {
        throw new IllegalArgumentException("nothing may follow [secret]");
      }
      if (matcher.group(1) != null) {
        addTold(pieces, HEX.parseHex(matcher.group(1)));
      } else if (matcher.group(2) != null) {
        pieces.add(new Piece(new byte[0], Integer.parseInt(matcher.group(2))));
      } else {
        secret = true;
      }
      end = matcher.end();
      matcher.region(end, matcher.regionEnd());
    }
    if (end != matcher.regionEnd()) {
      throw new IllegalArgumentException("not hexadecimal digits, [N bytes] or [secret]");
    }
    return new BytePattern(List.copyOf(pieces), secret);
  }

  /** Whether a secret stands at its end. */
  boolean endsWithSecret() {
    return secret;
  }

  /** Whether every byte is told. */
  boolean isTold() {
    return !secret && pieces.stream().allMatch(piece -> piece.hidden == 0);
  }

  /** Whether bytes are like this: told ones equal, others of the right number. */
  boolean matches(byte[] bytes) {
    int at = 0;
    for (Piece piece : pieces) {
      int length = piece.told.length + piece.hidden;
      boolean fits = at + length <= bytes.length;
      if (!fits
          || !Arrays.equals(bytes, at, at + piece.told.length, piece.told, 0, piece.told.length)) {
        return false;
      }
      at += length;
    }
    return secret ? isSecret(bytes, at) : at == bytes.length;
  }

  /** Lc and 1 to 16 bytes, and nothing more. */
  private static boolean isSecret(byte[] bytes, int at) {
    int length = bytes.length - at - 1;
    return length >= 1 && length <= LONGEST_SECRET && bytes[at] == length;
  }

  /** Bytes that match; zeros where they are not told. */
  byte[] example() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Piece piece : pieces) {
      out.writeBytes(piece.told);
      out.writeBytes(new byte[piece.hidden]);
    }
    return out.toByteArray();
  }

  /** What may be shown of bytes that were not expected: their number and the last two. */
  static String summary(byte[] bytes) {
    int data = Math.max(0, bytes.length - 2);
    return hiding(bytes, 0, data).toString();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    pieces.forEach(text::append);
    return secret ? text + SECRET : text.toString();
  }
}
