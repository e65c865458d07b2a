package io.github.jpki4j.kiosk.desk;

import io.github.jpki4j.CardRemovedException;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.TransportException.Remedy;
import io.github.jpki4j.kiosk.simulation.SimulatedReader;
import io.github.jpki4j.testcard.fault.FaultyConnection;
import io.github.jpki4j.transport.CardConnection;
import io.github.jpki4j.transport.ForwardingConnection;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The cable of a reader, in which a tester plans one fault at a time: at a command that is counted
 * from the moment of the plan, in a session that is going on or in the next. Thread-safe.
 */
final class DeskLink {

  /** How often it is looked whether a silent card was pulled. */
  private static final long LOOK_MILLIS = 50;

  /**
   * A fault that is to come.
   *
   * @param fault what
   * @param command at which command from now on, the next being 1
   */
  record Plan(DeskFault fault, int command) {}

  private final SimulatedReader reader;
  private final AtomicReference<@Nullable Plan> plan = new AtomicReference<>();

  DeskLink(SimulatedReader reader) {
    this.reader = reader;
    reader.link(Connection::new);
  }

  /** Plans a fault in the place of an earlier one; empty for none. */
  void plan(Optional<Plan> value) {
    plan.set(value.orElse(null));
  }

  /** What is still to come. */
  Optional<Plan> plan() {
    return Optional.ofNullable(plan.get());
  }

  /** The plan, if its moment has come; otherwise that is one command nearer. */
  private Optional<DeskFault> due() {
    Plan now =
        plan.getAndUpdate(
            one ->
                one == null || one.command() <= 1
                    ? null
                    : new Plan(one.fault(), one.command() - 1));
    return Optional.ofNullable(now).filter(one -> one.command() <= 1).map(Plan::fault);
  }

  private final class Connection extends ForwardingConnection {

    private final CardConnection card;

    Connection(CardConnection card) {
      super(card);
      this.card = card;
    }

    @Override
    public byte[] transceive(byte[] command) throws TransportException {
      Optional<DeskFault> fault = due();
      if (fault.isEmpty()) {
        return super.transceive(command);
      }
      if (fault.get().fault().isEmpty()) {
        return silence();
      }
      return new FaultyConnection(card, fault.get().fault().get(), 0).transceive(command);
    }

    private byte[] silence() throws TransportException {
      try {
        while (reader.card().isPresent()) {
          Thread.sleep(LOOK_MILLIS);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new TransportException("the silent card is waited for no more", Remedy.REOPEN, e);
      }
      throw new CardRemovedException("the silent card was pulled");
    }
  }
}
