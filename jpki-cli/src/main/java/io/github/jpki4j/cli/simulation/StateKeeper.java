package io.github.jpki4j.cli.simulation;

import io.github.jpki4j.CardRemovedException;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.cli.command.Failure;
import io.github.jpki4j.testcard.Simulated;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.transport.ForwardingConnection;
import java.util.List;
import java.util.Optional;

/**
 * Writes the state file when a secret or counter of the card has changed, before the answer to that
 * command leaves: whatever a program was told is in the file, even if this process is killed then.
 */
final class StateKeeper extends ForwardingConnection implements Simulated {

  private final TestCard card;
  private final Simulation simulation;
  private List<SavedSecret> written;
  private Optional<Failure> failure = Optional.empty();

  /**
   * Writes the file for the first time.
   *
   * @throws Failure if that failed
   */
  StateKeeper(Simulated link, Simulation simulation) {
    super(link);
    this.card = link.card();
    this.simulation = simulation;
    this.written = SavedSecret.of(card);
    simulation.write();
  }

  @Override
  public TestCard card() {
    return card;
  }

  @Override
  public byte[] transceive(byte[] command) throws TransportException {
    byte[] answer;
    try {
      answer = super.transceive(command);
    } catch (TransportException e) {
      requireKept();
      throw e;
    }
    requireKept();
    return answer;
  }

  private void requireKept() throws CardRemovedException {
    if (!keep()) {
      throw new CardRemovedException("what became of the card could not be written");
    }
  }

  /**
   * Writes the file if need be. Where that fails, the card is taken out of its reader: nobody shall
   * go on with a card whose tries are forgotten.
   *
   * @return whether the file is as the card is
   */
  synchronized boolean keep() {
    List<SavedSecret> now = SavedSecret.of(card);
    if (failure.isEmpty() && !now.equals(written)) {
      try {
        simulation.write();
        written = now;
      } catch (Failure e) {
        failure = Optional.of(e);
        card.remove();
      }
    }
    return failure.isEmpty();
  }

  /** Why the file could not be written. */
  synchronized Optional<Failure> failure() {
    return failure;
  }
}
