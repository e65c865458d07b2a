package io.github.jpki4j.it.kiosk;

import io.github.jpki4j.TransportException;
import io.github.jpki4j.testcard.Simulated;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.bridge.VpcdBridge;
import io.github.jpki4j.testcard.fault.Fault;
import io.github.jpki4j.testcard.fault.FaultyConnection;
import io.github.jpki4j.transport.ForwardingConnection;
import java.util.concurrent.atomic.AtomicInteger;

/** The way from a reader to a card, on which something happens once, at a certain command. */
final class Trap extends ForwardingConnection implements Simulated {

  /** Every such command, for {@link #set}. */
  static final int ALL = -1;

  /** Where it can be set. */
  enum At {
    /** READ BINARY. */
    READ,
    /** VERIFY with a secret. */
    SECRET,
    /** COMPUTE DIGITAL SIGNATURE. */
    SIGNATURE,
    /** CHANGE REFERENCE DATA. */
    CHANGE;

    boolean is(byte[] command) {
      return switch (this) {
        case READ -> command[1] == (byte) 0xB0;
        case SECRET -> command[1] == 0x20 && command.length > 5;
        case SIGNATURE -> command[1] == 0x2A;
        case CHANGE -> command[1] == 0x24;
      };
    }
  }

  /** What a trap does at its command; the answer is what the reader gets. */
  @FunctionalInterface
  private interface Deed {
    byte[] answer(byte[] command) throws TransportException;
  }

  private final Simulated link;
  private volatile At at = At.READ;
  private final AtomicInteger left = new AtomicInteger();
  private volatile Deed deed;

  Trap(TestCard card) {
    this(VpcdBridge.link(card));
  }

  private Trap(Simulated link) {
    super(link);
    this.link = link;
    this.deed = link::transceive;
  }

  @Override
  public TestCard card() {
    return link.card();
  }

  /**
   * Sets a fault.
   *
   * @param command at which it happens
   * @param number counts such commands from now on, from 1; or {@link #ALL}
   */
  void set(At command, int number, Fault fault) {
    set(command, number, sent -> new FaultyConnection(link, fault, 0).transceive(sent));
  }

  /** Sets something that happens after a command, before its answer is on its way. */
  void after(At command, int number, Runnable what) {
    set(
        command,
        number,
        sent -> {
          byte[] answer = link.transceive(sent);
          what.run();
          return answer;
        });
  }

  private void set(At command, int number, Deed what) {
    at = command;
    deed = what;
    left.set(number);
  }

  @Override
  public byte[] transceive(byte[] command) throws TransportException {
    boolean counts = left.get() != 0 && at.is(command);
    boolean now = counts && (left.get() == ALL || left.decrementAndGet() == 0);
    return now ? deed.answer(command) : link.transceive(command);
  }
}
