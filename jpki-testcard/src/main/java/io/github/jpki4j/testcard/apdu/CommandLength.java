package io.github.jpki4j.testcard.apdu;

import io.github.jpki4j.transport.ConnectionInfo;

/** The range that every transport checks before it sends. */
public final class CommandLength {

  private static final int HEADER = 4;

  private CommandLength() {}

  /**
   * Refuses what the caller should not have asked for.
   *
   * @throws IllegalArgumentException for fewer than 4 bytes or more than the link takes
   */
  public static void check(byte[] command, ConnectionInfo info) {
    if (command.length < HEADER || command.length > info.maxCommandLength()) {
      throw new IllegalArgumentException(
          "a command has %d to %d bytes on this link".formatted(HEADER, info.maxCommandLength()));
    }
  }
}
