package io.github.jpki4j.testcard.recording;

import io.github.jpki4j.TransportException;
import io.github.jpki4j.transport.CardConnection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What was said between a program and a card, as text: a header line, then lines of commands
 * ({@code >}), answers ({@code <}) and failures of the link ({@code !}).
 *
 * <pre>
 * jpki-recording 1
 * # free text
 * &gt; 00A4040C 0A D392F000260100000001
 * &lt; 9000
 * &gt; 00200098[secret]
 * &lt; 9000
 * &gt; 00B08A0000
 * &lt; 3082061F[252 bytes]9000
 * &gt; 00B0010000
 * ! CARD_REMOVED
 * </pre>
 *
 * <p>{@code [N bytes]} stands for N bytes that are not told, {@code [secret]} for the rest of a
 * command that carries a PIN: length field and 1 to 16 bytes. Blanks between hexadecimal digits,
 * empty lines and lines that start with {@code #} mean nothing. Immutable.
 *
 * @since 0.1.0
 */
public final class Recording {

  /** The first line of every recording. */
  static final String HEADER = "jpki-recording 1";

  /** One command and its answer; for a failure the answer is empty. */
  record Exchange(int line, BytePattern command, BytePattern answer, LinkFailure failure) {}

  private final List<Exchange> exchanges;

  Recording(List<Exchange> exchanges) {
    this.exchanges = List.copyOf(exchanges);
  }

  /**
   * Reads a recording.
   *
   * @param text the whole text
   * @return the recording
   * @throws IllegalArgumentException if it is not one; the message names the line
   */
  public static Recording parse(String text) {
    return new RecordingParser(text).parse();
  }

  /**
   * Reads a recording from a file.
   *
   * @param file a file in UTF-8
   * @return the recording
   * @throws IOException if it cannot be read
   * @throws IllegalArgumentException if it is not a recording; the message names the line
   */
  public static Recording load(Path file) throws IOException {
    return parse(Files.readString(file, StandardCharsets.UTF_8));
  }

  /**
   * Writes this recording to a file, over what was there.
   *
   * @param file where to
   * @throws IOException if it cannot be written
   */
  public void save(Path file) throws IOException {
    Files.writeString(file, text(), StandardCharsets.UTF_8);
  }

  /**
   * This recording as text.
   *
   * @return lines, each ended by a line feed
   */
  public String text() {
    StringBuilder text = new StringBuilder(HEADER).append('\n');
    for (Exchange exchange : exchanges) {
      text.append("> ").append(exchange.command()).append('\n');
      if (exchange.failure() == LinkFailure.NONE) {
        text.append("< ").append(exchange.answer()).append('\n');
      } else {
        text.append("! ").append(exchange.failure()).append('\n');
      }
    }
    return text.toString();
  }

  /**
   * The number of commands.
   *
   * @return 0 or more
   */
  public int size() {
    return exchanges.size();
  }

  /**
   * Sends the commands to a card and compares its answers: does a model behave as the card that was
   * recorded? Failures of the link are left out.
   *
   * @param card where to send them
   * @return one line of text for each answer that differs; empty if none does
   * @throws TransportException if the link to the card fails
   * @throws IllegalArgumentException if a command holds bytes that are not told
   */
  public List<String> playTo(CardConnection card) throws TransportException {
    List<String> differences = new ArrayList<>();
    for (Exchange exchange : exchanges) {
      if (exchange.failure() != LinkFailure.NONE) {
        continue;
      }
      if (!exchange.command().isTold()) {
        throw new IllegalArgumentException("line " + exchange.line() + " does not tell all bytes");
      }
      byte[] answer = card.transceive(exchange.command().example());
      if (!exchange.answer().matches(answer)) {
        differences.add(
            "line %d: expected %s, the card answered %s"
                .formatted(exchange.line() + 1, exchange.answer(), BytePattern.summary(answer)));
      }
    }
    return differences;
  }

  List<Exchange> exchanges() {
    return exchanges;
  }

  /** How long it is. */
  @Override
  public String toString() {
    return "Recording[" + exchanges.size() + " commands]";
  }
}
