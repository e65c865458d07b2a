package io.github.jpki4j.it.fuzz.reader;

import io.github.jpki4j.TransportException;
import io.github.jpki4j.it.fuzz.target.ByteTarget;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.recording.Recording;
import io.github.jpki4j.testcard.recording.ReplayConnection;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Recordings: what is read is written and read again as the same, and agrees with itself. */
public final class RecordingTarget extends ByteTarget {

  private final TestCard card = TestCard.builder().build();

  /** Creates it. */
  public RecordingTarget() {
    super(
        "recording",
        List.of(
            ascii(
                """
                jpki-recording 1
                # TEST
                > 00A4040C0AD392F000260100000001
                < 9000
                > 00B0860020
                < 4A504B49????9000
                """),
            ascii(
                """
                jpki-recording 1
                > 00200098
                < 63C3
                > 00200098????????
                ! CARD_REMOVED
                > 00B08A00000640
                ! REOPEN
                """)));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public void read(byte[] bytes) throws TransportException {
    Recording recording;
    try {
      recording = Recording.parse(new String(bytes, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      Checks.require(e.getClass() == IllegalArgumentException.class, "told as " + e.getClass());
      return;
    }
    String text = recording.text();
    Checks.require(Recording.parse(text).text().equals(text), "not the same when read again");
    Checks.require(
        recording.size() == text.lines().filter(line -> line.startsWith(">")).count(),
        "another number of commands");
    try {
      recording.playTo(card.connect());
      if (!text.contains("!")) {
        Checks.require(
            recording.playTo(new ReplayConnection(recording)).isEmpty(),
            "it does not agree with itself");
      }
    } catch (IllegalArgumentException e) {
      return; // bytes that are not told, or no command
    }
  }
}
