package io.github.jpki4j.testkit;

import java.util.function.Predicate;

/** Which command of a VERIFY is answered by a status word in place of the card. */
public enum Answered {
  /** SELECT of an application. */
  SELECT_APPLICATION(command -> command[1] == (byte) 0xA4 && command[2] == 4),
  /** SELECT of a file. */
  SELECT_FILE(command -> command[1] == (byte) 0xA4 && command[2] == 2),
  /** READ BINARY by short identifier. */
  READ_SHORT(command -> command[1] == (byte) 0xB0 && command[2] < 0),
  /** READ BINARY in each form. */
  READ(command -> command[1] == (byte) 0xB0),
  /** The empty VERIFY, which asks for the counter, by short identifier. */
  QUESTION_SHORT(command -> isQuestion(command) && command[3] != (byte) 0x80),
  /** The empty VERIFY in each form. */
  QUESTION(Answered::isQuestion),
  /** VERIFY with a secret, in each form. */
  VERIFY(Answered::isVerify);

  private final Predicate<byte[]> commands;

  Answered(Predicate<byte[]> commands) {
    this.commands = commands;
  }

  boolean is(byte[] command) {
    return commands.test(command);
  }

  /** VERIFY without data, of four bytes or five. */
  static boolean isQuestion(byte[] command) {
    return command[1] == 0x20 && command.length <= 5;
  }

  /** VERIFY with data. */
  static boolean isVerify(byte[] command) {
    return command[1] == 0x20 && command.length > 5;
  }
}
