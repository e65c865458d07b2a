package io.github.jpki4j.it.fuzz.reader;

import io.github.jpki4j.cli.simulation.StateDoor;
import io.github.jpki4j.it.fuzz.target.ByteTarget;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * State files, edited and with the checksum that the edit should have: what is read is written and
 * read again as the same.
 */
public final class StateTarget extends ByteTarget {

  private static final String CARD = "AB".repeat(32);

  /** Creates it. */
  public StateTarget() {
    super(
        "state",
        List.of(
            text(""),
            described(
                "holder VEVTVA== 319800217 2 VEVTVA==\natr 3B80800101\n", "resident 8642 1\n"),
            text("reservation sign " + CARD + " 2026-11-24T03:00:00Z\n"),
            text("faces " + CARD + " 3\n"),
            text("faces " + CARD + " 5 2026-11-24T03:00:00Z\n")));
  }

  private static byte[] text(String memory) {
    return described("", memory);
  }

  private static byte[] described(String card, String rest) {
    String text =
        "jpki TEST state\nversion 3\n"
            + "# A simulated card and its reset service. No real card is in it; do not edit it.\n"
            + "card my-number\n"
            + card
            + "made 2026-11-23T03:00:00Z\nused 2026-11-23T03:00:01Z\n"
            + "auth 1234 3\nsign ABC123 5\ncard-info 4321 3\n"
            + rest;
    if (StateDoor.again(StateDoor.sealed(text)).isEmpty()) {
      throw new IllegalStateException("a sample that is refused: " + text);
    }
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void read(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    StateDoor.again(text);
    Optional<String> written = StateDoor.again(StateDoor.sealed(text));
    if (written.isPresent()) {
      Checks.require(
          StateDoor.again(written.get()).equals(written), "not the same when read again");
    }
  }
}
