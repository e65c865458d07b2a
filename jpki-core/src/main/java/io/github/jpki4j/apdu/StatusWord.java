package io.github.jpki4j.apdu;

import java.util.Locale;
import java.util.OptionalInt;

/**
 * SW1 and SW2, the last two bytes of an answer (ISO 7816-4 §5.6).
 *
 * @param value SW1 in the high, SW2 in the low byte, 0x0000 to 0xFFFF
 * @since 0.1.0
 */
public record StatusWord(int value) {

  /** 9000: done. */
  public static final StatusWord SUCCESS = new StatusWord(0x9000);

  /**
   * Checks the range.
   *
   * @param value 0x0000 to 0xFFFF
   */
  public StatusWord {
    if (value < 0 || value > 0xFFFF) {
      throw new IllegalArgumentException("a status word has 16 bits");
    }
  }

  /**
   * The first byte.
   *
   * @return 0 to 255
   */
  public int sw1() {
    return value >> 8;
  }

  /**
   * The second byte.
   *
   * @return 0 to 255
   */
  public int sw2() {
    return value & 0xFF;
  }

  /**
   * Whether this is one value.
   *
   * @param other 0x0000 to 0xFFFF
   * @return true if equal
   */
  public boolean is(int other) {
    return value == other;
  }

  /**
   * Whether the command was done without remark.
   *
   * @return true for 9000 alone
   */
  public boolean isSuccess() {
    return value == 0x9000;
  }

  /**
   * The counter in an answer to VERIFY, 63Cx.
   *
   * @return 0 to 15, or empty if this is not 63Cx
   */
  public OptionalInt triesLeft() {
    return (value & 0xFFF0) == 0x63C0 ? OptionalInt.of(value & 0xF) : OptionalInt.empty();
  }

  /**
   * Whether a secret is blocked: 63C0 (the last try is gone), 6984 (JICSAP: referenced IEF locked;
   * recorded) or 6983 (ISO 7816-4; accepted by clients, never recorded). Facts: CARD-47, CARD-48.
   *
   * @return true for these three, which have one meaning
   */
  public boolean isBlocked() {
    return value == 0x63C0 || value == 0x6983 || value == 0x6984;
  }

  /**
   * Whether the card has no such file.
   *
   * @return true for 6A82 alone
   */
  public boolean isFileNotFound() {
    return value == 0x6A82;
  }

  /** Four upper-case hex digits, as in {@code 6A82}. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%04X", value);
  }
}
