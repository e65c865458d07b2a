package io.github.jpki4j.testcard.recording;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.TransportException.Remedy;
import io.github.jpki4j.testcard.LinkProfile;
import io.github.jpki4j.testcard.apdu.CommandLength;
import io.github.jpki4j.transport.CardConnection;
import io.github.jpki4j.transport.CardWork;
import io.github.jpki4j.transport.ConnectionInfo;
import java.util.List;

/**
 * A card that knows one conversation: answers the commands of a {@link Recording} in their order
 * and nothing else. Bytes that the recording does not tell are zeros. Not thread-safe.
 *
 * @since 0.1.0
 */
public final class ReplayConnection implements CardConnection {

  private final List<Recording.Exchange> exchanges;
  private final LinkProfile link;
  private int next;
  private boolean closed;

  /**
   * Replays over a link that carries extended lengths.
   *
   * @param recording what to replay
   */
  public ReplayConnection(Recording recording) {
    this(recording, LinkProfile.standard());
  }

  /**
   * Replays.
   *
   * @param recording what to replay
   * @param link what {@link #info()} and {@link #isExclusive()} tell, which must be as it was when
   *     the recording was made; its faults are not played
   */
  public ReplayConnection(Recording recording, LinkProfile link) {
    this.exchanges = recording.exchanges();
    this.link = link;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalStateException if the command is not the one that comes next; the message names
   *     the line and holds nothing of the command but its header
   */
  @Override
  public byte[] transceive(byte[] command) throws TransportException {
    CommandLength.check(command, info());
    requireOpen();
    if (isFinished()) {
      throw new IllegalStateException(
          "the recording has ended, the command is %s".formatted(header(command)));
    }
    Recording.Exchange exchange = exchanges.get(next);
    if (!exchange.command().matches(command)) {
      throw new IllegalStateException(
          "line %d: expected %s, the command is %s"
              .formatted(exchange.line(), exchange.command(), header(command)));
    }
    next++;
    if (exchange.failure() != LinkFailure.NONE) {
      throw exchange.failure().exception();
    }
    return exchange.answer().example();
  }

  private void requireOpen() throws TransportException {
    if (closed) {
      throw new TransportException("the replay was closed", Remedy.REOPEN);
    }
  }

  private static String header(byte[] command) {
    int told = Math.min(4, command.length);
    return BytePattern.hiding(command, told, command.length).toString();
  }

  /**
   * Whether every command of the recording was sent.
   *
   * @return true at the end
   */
  public boolean isFinished() {
    return next == exchanges.size();
  }

  /** How many commands of the recording were sent. */
  int played() {
    return next;
  }

  @Override
  public ConnectionInfo info() {
    return link.info();
  }

  @Override
  public boolean isExclusive() {
    return link.exclusive();
  }

  @Override
  public <T> T transact(CardWork<T> work) throws JpkiException {
    requireOpen();
    return work.run();
  }

  @Override
  public void close() {
    closed = true;
  }
}
