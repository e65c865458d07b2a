package io.github.jpki4j.kiosk.app;

import io.github.jpki4j.CardRemovedException;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.transport.CardConnection;
import io.github.jpki4j.transport.ForwardingConnection;

/** Something happens before, or after, a VERIFY that carries a secret. */
final class AtVerify extends ForwardingConnection {

  private final TestCard card;
  private final Runnable before;
  private final Runnable after;

  AtVerify(CardConnection connection, TestCard card, Runnable before, Runnable after) {
    super(connection);
    this.card = card;
    this.before = before;
    this.after = after;
  }

  @Override
  public byte[] transceive(byte[] command) throws TransportException {
    boolean isVerify = command[1] == 0x20 && command.length > 5;
    if (!isVerify) {
      return super.transceive(command);
    }
    before.run();
    byte[] answer = super.transceive(command);
    after.run();
    if (!card.isInserted()) {
      throw new CardRemovedException("the card left before its answer came");
    }
    return answer;
  }
}
