package io.github.jpki4j;

import io.github.jpki4j.transport.CardConnection;
import io.github.jpki4j.transport.ConnectionInfo;
import io.github.jpki4j.transport.ConnectionInfo.Medium;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * A card that expects commands in one order and knows one answer to each. Hex; spaces do not count.
 * An answer of {@code !} is a link that fails, {@code !removed} a card that is pulled.
 */
public final class ScriptedConnection implements CardConnection {

  private record Exchange(String command, String answer) {}

  private final Deque<Exchange> script = new ArrayDeque<>();
  private final List<byte[]> received = new ArrayList<>();
  private final boolean extendedLength;
  private boolean shared;
  private int maxCommandLength = 261;
  private int transactions;
  private boolean closed;
  private Optional<TransportException> noReservation = Optional.empty();

  private ScriptedConnection(boolean extendedLength) {
    this.extendedLength = extendedLength;
  }

  /** A link that carries extended length. */
  public static ScriptedConnection extended() {
    return new ScriptedConnection(true);
  }

  /** A link for short commands only. */
  public static ScriptedConnection shortOnly() {
    return new ScriptedConnection(false);
  }

  /** The same link, to which other programs have access. */
  public ScriptedConnection shared() {
    shared = true;
    return this;
  }

  /** The next reservation fails, once. */
  public void failNextReservation(TransportException failure) {
    noReservation = Optional.of(failure);
  }

  /** The same link for commands of so many bytes at most. */
  public ScriptedConnection withMaxCommandLength(int bytes) {
    maxCommandLength = bytes;
    return this;
  }

  /** Adds one exchange to the script. */
  public ScriptedConnection expect(String command, String answer) {
    script.add(new Exchange(command.replace(" ", ""), answer.replace(" ", "")));
    return this;
  }

  /** Adds the selection of the JPKI application. */
  public ScriptedConnection selectJpki() {
    return expect("00A4040C 0A D392F000260100000001", "9000");
  }

  @Override
  public byte[] transceive(byte[] command) throws TransportException {
    received.add(command);
    Exchange next = script.poll();
    String hex = Hex.of(command);
    if (next == null || !next.command.equals(hex)) {
      throw new AssertionError("unexpected command " + hex + ", script says " + next);
    }
    if (next.answer.equals("!removed")) {
      throw new CardRemovedException("pulled");
    }
    if (next.answer.equals("!")) {
      throw new TransportException("link failed", TransportException.Remedy.REOPEN);
    }
    return Hex.bytes(next.answer);
  }

  @Override
  public ConnectionInfo info() {
    return new ConnectionInfo("scripted", Medium.SIMULATED, maxCommandLength, extendedLength);
  }

  @Override
  public boolean isExclusive() {
    return !shared;
  }

  @Override
  public <T> T transact(io.github.jpki4j.transport.CardWork<T> work) throws JpkiException {
    transactions++;
    Optional<TransportException> failure = noReservation;
    noReservation = Optional.empty();
    if (failure.isPresent()) {
      throw failure.get();
    }
    return work.run();
  }

  @Override
  public void close() {
    closed = true;
  }

  /** Whether every line of the script was used. */
  public boolean isDone() {
    return script.isEmpty();
  }

  /** Whether close() was called. */
  public boolean isClosed() {
    return closed;
  }

  /** How often the link was reserved, nested calls included. */
  public int transactions() {
    return transactions;
  }

  /** The very arrays that were handed over, as they are now. */
  public List<byte[]> received() {
    return received;
  }
}
