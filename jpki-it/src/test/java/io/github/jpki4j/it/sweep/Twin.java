package io.github.jpki4j.it.sweep;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * An application of another program that has secrets of the same references as JPKI's, with
 * counters of their own, and no file.
 */
final class Twin {

  private final List<String> stolen = new ArrayList<>();
  private boolean selected;

  void select() {
    selected = true;
  }

  boolean isSelected() {
    return selected;
  }

  /** The secrets that it got, as commands in hex. */
  List<String> stolen() {
    return stolen;
  }

  /** Answers while it is selected; empty if the command selects another application. */
  byte[] answer(byte[] command) {
    if (command[1] == (byte) 0xA4 && command[2] == 4) {
      selected = false;
      return new byte[0];
    }
    if (command[1] != 0x20) {
      return new byte[] {0x6A, (byte) 0x82};
    }
    if (SweepLink.isSecret(command)) {
      stolen.add(HexFormat.of().formatHex(command));
    }
    return new byte[] {0x63, (byte) (0xC2 - stolen.size())};
  }
}
