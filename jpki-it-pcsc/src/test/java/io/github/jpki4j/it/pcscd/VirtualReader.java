package io.github.jpki4j.it.pcscd;

import io.github.jpki4j.testkit.program.ForeignProgram;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A reader of vpcd as pcscd shows it: two slots, named after the reader with {@code 00 00} and
 * {@code 00 01} at the end (the first number counts readers).
 *
 * @param stem the name without the slot
 * @param firstPort where the card of slot 0 connects to; slot 1 has the next port
 */
public record VirtualReader(String stem, int firstPort) {

  /** Ours; the port stands in the name, so that a later run can use what a crash left behind. */
  public static final String NAME = "jpki4j test";

  /** The reader of Debian's package vsmartcard-vpcd, port 0x8C7B. */
  private static final Pattern DEBIAN = Pattern.compile("(?m)^\\d+ .*?(Virtual PCD \\d\\d) 00 *$");

  private static final Pattern OURS =
      Pattern.compile("(?m)^\\d+ .*?(" + NAME + " (\\d+) \\d\\d) 00 *$");

  /** The first one that the service shows now, ours before Debian's. */
  public static Optional<VirtualReader> find() {
    String list = ForeignProgram.of("opensc-tool", "-l").run().text();
    Matcher ours = OURS.matcher(list);
    if (ours.find()) {
      return Optional.of(new VirtualReader(ours.group(1), Integer.parseInt(ours.group(2))));
    }
    Matcher debian = DEBIAN.matcher(list);
    return debian.find()
        ? Optional.of(new VirtualReader(debian.group(1), 0x8C7B))
        : Optional.empty();
  }

  public String name(int slot) {
    return stem + " 0" + slot;
  }

  public int port(int slot) {
    return firstPort + slot;
  }
}
