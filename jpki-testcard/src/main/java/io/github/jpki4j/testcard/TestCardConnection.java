package io.github.jpki4j.testcard;

import io.github.jpki4j.CardRemovedException;
import io.github.jpki4j.CardResetException;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.TransportException.Remedy;
import io.github.jpki4j.testcard.apdu.CommandLength;
import io.github.jpki4j.testcard.apdu.Delay;
import io.github.jpki4j.transport.CardWork;
import io.github.jpki4j.transport.ConnectionInfo;

/** A connection to a {@link TestCard} over a {@link LinkProfile}. */
final class TestCardConnection implements Simulated {

  private final TestCard card;
  private final LinkProfile link;
  private final ConnectionInfo info;
  private final ReaderProtocol protocol;
  private final Slot.Ticket ticket;
  private boolean closed;

  TestCardConnection(TestCard card, LinkProfile link, Slot.Ticket ticket) {
    this.card = card;
    this.link = link;
    this.info = link.info();
    this.protocol = new ReaderProtocol(link, card::execute);
    this.ticket = ticket;
  }

  @Override
  public TestCard card() {
    return card;
  }

  @Override
  public byte[] transceive(byte[] command) throws TransportException {
    CommandLength.check(command, info);
    card.reservation().lock();
    try {
      requireAlive();
      requireFitting(command);
      Delay.pause(link.latency());
      byte[] answer = protocol.exchange(command);
      card.count(command.length, answer.length);
      if (answer.length == 0) {
        throw new CardRemovedException("the test card lost its power");
      }
      if (answer.length > link.maxResponseLength()) {
        throw new TransportException("the answer is longer than the link", Remedy.CHECK_READER);
      }
      return answer;
    } finally {
      card.reservation().unlock();
    }
  }

  private void requireAlive() throws TransportException {
    if (closed) {
      throw new TransportException("the connection was closed", Remedy.REOPEN);
    }
    if (card.wasRemovedSince(ticket)) {
      throw new CardRemovedException("the test card was removed");
    }
    if (card.wasResetSince(ticket)) {
      throw new CardResetException("the test card was reset");
    }
  }

  private void requireFitting(byte[] command) throws TransportException {
    boolean extended = command.length > 6 && command[4] == 0;
    if (extended && !link.extendedLength()) {
      throw new TransportException("the link carries no extended length", Remedy.CHECK_READER);
    }
  }

  @Override
  public ConnectionInfo info() {
    return info;
  }

  @Override
  public boolean isExclusive() {
    return link.exclusive();
  }

  @Override
  public <T> T transact(CardWork<T> work) throws JpkiException {
    card.reservation().lock();
    try {
      requireAlive();
      return work.run();
    } finally {
      card.reservation().unlock();
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      card.disconnect(ticket);
    }
  }
}
