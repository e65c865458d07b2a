package io.github.jpki4j.it.fuzz.model;

import io.github.jpki4j.DataSecret;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.SecretKind;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A PIN or password that somebody knows. Its characters are kept in disguise, so that a search of
 * the heap for them finds only what the library left there.
 */
public final class Secret {

  /** A wrong password that nobody has ever seen; the heap is searched for it. */
  static final Secret UNSEEN = unseen();

  private static final char MASK = 0x55;
  private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

  private final SecretKind kind;
  private final char[] masked;

  private Secret(SecretKind kind, char[] masked) {
    this.kind = kind;
    this.masked = masked;
  }

  static Secret of(SecretKind kind, String characters) {
    char[] masked = characters.toCharArray();
    for (int i = 0; i < masked.length; i++) {
      masked[i] ^= MASK;
    }
    return new Secret(kind, masked);
  }

  /** That of a fresh card. */
  static Secret right(SecretKind kind) {
    return of(kind, kind == KeyKind.AUTH ? "1234" : kind == KeyKind.SIGN ? "ABC123" : "4321");
  }

  /** One that no card here has. */
  static Secret wrong(SecretKind kind, SplittableRandom random) {
    if (kind == KeyKind.SIGN) {
      return random.nextBoolean() ? UNSEEN : of(kind, "WRONG" + random.nextInt(10));
    }
    return of(kind, (kind == DataSecret.CARD_INFO ? "888" : "999") + random.nextInt(10));
  }

  private static Secret unseen() {
    SecureRandom random = new SecureRandom();
    char[] masked = new char[16];
    for (int i = 0; i < masked.length; i++) {
      masked[i] = (char) (LETTERS.charAt(random.nextInt(LETTERS.length())) ^ MASK);
    }
    return new Secret(KeyKind.SIGN, masked);
  }

  SecretKind kind() {
    return kind;
  }

  boolean isSame(Secret other) {
    return kind == other.kind && Arrays.equals(masked, other.masked);
  }

  /** Whether both stand for the same file of a card, and differ. */
  boolean isOtherValueOf(Secret other) {
    return kind == other.kind && !Arrays.equals(masked, other.masked);
  }

  /** A fresh array, whose owner erases it. */
  public char[] characters() {
    char[] characters = masked.clone();
    for (int i = 0; i < characters.length; i++) {
      characters[i] ^= MASK;
    }
    return characters;
  }

  /** Whether bytes from an offset to their end are these characters. */
  boolean isAtEndOf(byte[] bytes, int from) {
    boolean same = bytes.length - from == masked.length;
    for (int i = 0; same && i < masked.length; i++) {
      same = bytes[from + i] == (byte) (masked[i] ^ MASK);
    }
    return same;
  }

  /**
   * Whether bytes hold these characters anywhere, without making them visible.
   *
   * @param bytes a part of a dump of the heap
   * @param length how many of them
   * @param width bytes of a character, 1 or 2, the high one first
   */
  boolean isIn(byte[] bytes, int length, int width) {
    int last = length - masked.length * width;
    byte first = (byte) (masked[0] ^ MASK);
    for (int at = 0; at <= last; at++) {
      if (bytes[at + width - 1] == first && isAt(bytes, at, width)) {
        return true;
      }
    }
    return false;
  }

  private boolean isAt(byte[] bytes, int at, int width) {
    for (int i = 0; i < masked.length; i++) {
      int place = at + i * width;
      if (bytes[place + width - 1] != (byte) (masked[i] ^ MASK)
          || (width == 2 && bytes[place] != 0)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return "a secret of " + kind;
  }
}
