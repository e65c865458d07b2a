package io.github.jpki4j.testcard.recording;

import io.github.jpki4j.CardRemovedException;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.TransportException.Remedy;
import io.github.jpki4j.testcard.LinkProfile;
import io.github.jpki4j.testcard.apdu.CommandLength;
import io.github.jpki4j.transport.CardConnection;
import io.github.jpki4j.transport.CardWork;
import io.github.jpki4j.transport.ConnectionInfo;

/**
 * The shortest link to a {@link ScriptedCard}: within the program, without limits. Not thread-safe.
 *
 * @since 0.1.0
 */
public final class ScriptedConnection implements CardConnection {

  private final ScriptedCard card;
  private final ConnectionInfo info;
  private boolean removed;
  private boolean closed;

  /**
   * Connects over a link that carries extended lengths.
   *
   * @param card the far end
   */
  public ScriptedConnection(ScriptedCard card) {
    this(card, LinkProfile.standard());
  }

  /**
   * Connects.
   *
   * @param card the far end
   * @param link what {@link #info()} tells; its faults are not played
   */
  public ScriptedConnection(ScriptedCard card, LinkProfile link) {
    this.card = card;
    this.info = link.info();
  }

  /** Takes the card out of the reader, for good. */
  public void removeCard() {
    removed = true;
  }

  @Override
  public byte[] transceive(byte[] command) throws TransportException {
    CommandLength.check(command, info);
    requireAlive();
    byte[] answer = card.answer(command).orElse(null);
    if (answer == null) {
      removed = true;
      throw new CardRemovedException("the scripted card left in the middle of a command");
    }
    return answer;
  }

  private void requireAlive() throws TransportException {
    if (closed) {
      throw new TransportException("the connection was closed", Remedy.REOPEN);
    }
    if (removed) {
      throw new CardRemovedException("the scripted card was removed");
    }
  }

  @Override
  public ConnectionInfo info() {
    return info;
  }

  @Override
  public boolean isExclusive() {
    return true;
  }

  @Override
  public <T> T transact(CardWork<T> work) throws JpkiException {
    requireAlive();
    return work.run();
  }

  @Override
  public void close() {
    closed = true;
  }
}
