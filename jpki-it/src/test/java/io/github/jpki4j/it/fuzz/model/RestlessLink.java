package io.github.jpki4j.it.fuzz.model;

import io.github.jpki4j.CardRemovedException;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.TransportException.Remedy;
import io.github.jpki4j.transport.CardWork;
import io.github.jpki4j.transport.ForwardingConnection;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/**
 * A link on which things happen by chance: the card is pulled out, an answer is lost, a command is
 * not carried; between two transactions another program selects, verifies or resets.
 */
final class RestlessLink extends ForwardingConnection {

  private final CardWatch link;
  private final SplittableRandom random;
  private final Ticks clock;

  /** Something happens at one command in so many; never with 0. */
  private final int rarity;

  private int transactions;

  RestlessLink(CardWatch link, SplittableRandom random, Ticks clock, int rarity) {
    super(link);
    this.link = link;
    this.random = random;
    this.clock = clock;
    this.rarity = rarity;
  }

  @Override
  public byte[] transceive(byte[] command) throws TransportException {
    clock.pass();
    if (transactions == 0) {
      otherProgram();
    }
    if (!happens(Commands.isSecret(command) ? rarity / 4 : rarity)) {
      return link.transceive(command);
    }
    switch (random.nextInt(4)) {
      case 0 -> {
        link.card().remove();
        return link.transceive(command);
      }
      case 1 -> {
        link.transceive(command);
        link.card().remove();
        throw new CardRemovedException("the card was pulled out after the command");
      }
      case 2 -> throw failure();
      default -> {
        link.transceive(command);
        throw failure();
      }
    }
  }

  /** Once in so many times; never with 0. */
  private boolean happens(int seldom) {
    return seldom > 0 && random.nextInt(seldom) == 0;
  }

  private TransportException failure() {
    Remedy[] remedies = Remedy.values();
    return new TransportException("the link failed", remedies[random.nextInt(remedies.length)]);
  }

  private void otherProgram() {
    if (isExclusive() || !link.card().isInserted() || !happens(rarity)) {
      return;
    }
    switch (random.nextInt(4)) {
      case 0 -> link.foreignReset();
      case 1 -> foreignVerify();
      default -> foreignSelect(random.nextInt(Commands.APPLICATIONS.size()));
    }
  }

  private void foreignSelect(int application) {
    link.foreign(Commands.select(Commands.APPLICATIONS.get(application)));
  }

  /** With a consent of its own, right or wrong. */
  private void foreignVerify() {
    foreignSelect(0);
    String pin = random.nextBoolean() ? "1234" : "0000";
    byte[] verify = Commands.hex("0020009804" + "00000000");
    System.arraycopy(
        pin.getBytes(StandardCharsets.US_ASCII), 0, verify, Commands.DATA, pin.length());
    link.foreign(verify);
  }

  @Override
  public <T> T transact(CardWork<T> work) throws JpkiException {
    if (transactions == 0) {
      otherProgram();
    }
    transactions++;
    try {
      return super.transact(work);
    } finally {
      transactions--;
    }
  }
}
