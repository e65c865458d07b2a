package io.github.jpki4j;

import java.util.Locale;
import java.util.OptionalInt;

/**
 * SW1 and SW2, the last two bytes of an answer (ISO 7816-4 §5.6). The constants have the meaning of
 * ISO 7816-4; what a card means with them is said where they are interpreted.
 *
 * @param value SW1 in the high, SW2 in the low byte, 0x0000 to 0xFFFF
 * @since 0.1.0
 */
public record StatusWord(int value) {

  /** 9000: done. */
  public static final StatusWord SUCCESS = new StatusWord(0x9000);

  /** 6282: the file ended before as many bytes as were asked for. */
  public static final StatusWord END_OF_FILE = new StatusWord(0x6282);

  /** 6300: the secret was compared and is wrong; of a counter, nothing is said. */
  public static final StatusWord VERIFY_FAILED = new StatusWord(0x6300);

  /** 6700: the length of the command is wrong. */
  public static final StatusWord WRONG_LENGTH = new StatusWord(0x6700);

  /** 6982: a secret must be verified first. */
  public static final StatusWord SECURITY_STATUS_NOT_SATISFIED = new StatusWord(0x6982);

  /** 6985: the conditions of use are not satisfied. */
  public static final StatusWord CONDITIONS_NOT_SATISFIED = new StatusWord(0x6985);

  /** 6986: the command is not allowed, as no EF is selected. */
  public static final StatusWord COMMAND_NOT_ALLOWED = new StatusWord(0x6986);

  /** 6A80: the data of the command is incorrect. */
  public static final StatusWord INCORRECT_DATA = new StatusWord(0x6A80);

  /** 6A81: the function is not supported. */
  public static final StatusWord FUNCTION_NOT_SUPPORTED = new StatusWord(0x6A81);

  /** 6A82: there is no such file or application. */
  public static final StatusWord FILE_NOT_FOUND = new StatusWord(0x6A82);

  /** 6A83: there is no such record. */
  public static final StatusWord RECORD_NOT_FOUND = new StatusWord(0x6A83);

  /** 6A86: P1 or P2 is incorrect. */
  public static final StatusWord INCORRECT_PARAMETERS = new StatusWord(0x6A86);

  /** 6A87: the length of the data is inconsistent with P1 and P2. */
  public static final StatusWord NC_INCONSISTENT = new StatusWord(0x6A87);

  /** 6A88: there is no such secret or key. */
  public static final StatusWord REFERENCED_DATA_NOT_FOUND = new StatusWord(0x6A88);

  /** 6B00: P1 or P2 is wrong, such as an offset outside the file. */
  public static final StatusWord WRONG_PARAMETERS = new StatusWord(0x6B00);

  /** 6D00: the instruction is unknown. */
  public static final StatusWord INSTRUCTION_NOT_SUPPORTED = new StatusWord(0x6D00);

  /** 6E00: the class is unknown. */
  public static final StatusWord CLASS_NOT_SUPPORTED = new StatusWord(0x6E00);

  /** 6F00: something failed, and the card does not say what. */
  public static final StatusWord NO_PRECISE_DIAGNOSIS = new StatusWord(0x6F00);

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
   * Whether the command was done without remark.
   *
   * @return true for 9000 alone
   */
  public boolean isSuccess() {
    return equals(SUCCESS);
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
    return equals(FILE_NOT_FOUND);
  }

  /** Four upper-case hex digits, as in {@code 6A82}. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%04X", value);
  }
}
