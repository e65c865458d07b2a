package io.github.jpki4j.testkit;

/** Which command of a VERIFY is answered by a status word in place of the card. */
public enum Answered {
  /** SELECT of an application. */
  SELECT_APPLICATION,
  /** SELECT of a file. */
  SELECT_FILE,
  /** READ BINARY by short identifier. */
  READ_SHORT,
  /** READ BINARY in each form. */
  READ,
  /** The empty VERIFY, which asks for the counter, by short identifier. */
  QUESTION_SHORT,
  /** The empty VERIFY in each form. */
  QUESTION,
  /** VERIFY with a secret, in each form. */
  VERIFY;

  boolean is(byte[] command) {
    boolean select = command[1] == (byte) 0xA4;
    boolean read = command[1] == (byte) 0xB0;
    return switch (this) {
      case SELECT_APPLICATION -> select && command[2] == 4;
      case SELECT_FILE -> select && command[2] == 2;
      case READ_SHORT -> read && command[2] < 0;
      case READ -> read;
      case QUESTION_SHORT -> isQuestion(command) && command[3] != (byte) 0x80;
      case QUESTION -> isQuestion(command);
      case VERIFY -> isVerify(command);
    };
  }

  /**
   * Whether this is VERIFY without data, of four bytes or five.
   *
   * @param command a command
   * @return true for the retry-counter query
   */
  public static boolean isQuestion(byte[] command) {
    return command[1] == 0x20 && command.length <= 5;
  }

  /**
   * Whether this is VERIFY with data.
   *
   * @param command a command
   * @return true if it carries a secret
   */
  public static boolean isVerify(byte[] command) {
    return command[1] == 0x20 && command.length > 5;
  }
}
