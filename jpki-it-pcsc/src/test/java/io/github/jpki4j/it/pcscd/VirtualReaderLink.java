package io.github.jpki4j.it.pcscd;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.testcard.contract.TransportUnderTest;
import io.github.jpki4j.testkit.program.ForeignProgram;
import io.github.jpki4j.transport.CardConnection;
import io.github.jpki4j.transport.CardSource;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A connection to the card in the first virtual reader, by whatever transport, and its rivals.
 *
 * @param reader where it came from
 * @param longestAnswer the most bytes that transport and reader carry, at most {@link
 *     #LONGEST_FRAME}
 */
public record VirtualReaderLink(
    PcscdFixture service, CardSource reader, CardConnection connection, int longestAnswer)
    implements TransportUnderTest {

  /** The length of a frame of vpcd has two bytes. */
  public static final int LONGEST_FRAME = 65_535;

  private static final HexFormat COLONS = HexFormat.ofDelimiter(":").withUpperCase();

  /** Connects to the card that is in the reader. */
  public static VirtualReaderLink open(PcscdFixture service, CardSource reader, int longestAnswer)
      throws JpkiException {
    return new VirtualReaderLink(service, reader, reader.open(), longestAnswer);
  }

  @Override
  public Optional<CardSource> source() {
    return Optional.of(reader);
  }

  @Override
  public Optional<Step> removal() {
    return Optional.of(service::eject);
  }

  @Override
  public Optional<OtherProgram> otherProgram() {
    return Optional.of(new OpenScTool(service.readerName(0)));
  }

  /** A process of its own: within the program the JDK hands one link to everybody. */
  private record OpenScTool(String reader) implements OtherProgram {

    @Override
    public void send(byte[] command) {
      ForeignProgram.of("opensc-tool", "-r", reader, "-s", COLONS.formatHex(command)).run();
    }

    @Override
    public Duration timeToArrive() {
      return Duration.ofMillis(700);
    }
  }

  @Override
  public int longestCommand() {
    return Math.min(connection.info().maxCommandLength(), LONGEST_FRAME);
  }

  /** vpcd waits for ever where a frame is empty, and pcscd with it. */
  @Override
  public int shortestAnswer() {
    return 1;
  }

  @Override
  public void close() {
    connection.close();
    service.eject();
  }
}
