package io.github.jpki4j.it.fuzz.model;

import java.util.HexFormat;

/** Which application and file of a card are selected, told from what went to it. */
final class Selected {

  /** No file, or one that is not known. */
  private static final int NO_FILE = -1;

  /** In hex; empty after power-on. */
  private String application = "";

  private int file = NO_FILE;

  /** The card lost its power or was reset. */
  void clear() {
    application = "";
    file = NO_FILE;
  }

  /** A command went to the card, and this came back. */
  void see(byte[] command, byte[] answer) {
    boolean worked = Commands.status(answer) == 0x9000;
    boolean selects = command.length > 5 && command[1] == (byte) 0xA4;
    if (selects && command[2] == 4) {
      if (worked) {
        application = HexFormat.of().withUpperCase().formatHex(command, 5, command.length);
      }
      file = NO_FILE;
    } else if (selects && command[2] == 2 && command.length == 7) {
      file = worked ? (command[5] & 0xFF) << 8 | (command[6] & 0xFF) : NO_FILE;
    } else if (!selects && (command[2] < 0 || (command[3] & 0xFF) > 0x80)) {
      file = NO_FILE; // named by a short identifier, and selected by some cards
    }
  }

  /** Whether a VERIFY or CHANGE that comes now may be about a file of an application. */
  boolean fits(String wanted, int wantedFile, byte[] command) {
    int reference = command[3] & 0xFF;
    boolean named =
        reference > 0x80
            ? reference == (0x80 | wantedFile)
            : reference == 0x80 && (file == NO_FILE || file == wantedFile);
    return named && (application.isEmpty() || application.equals(wanted));
  }
}
