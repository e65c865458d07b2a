package io.github.jpki4j.pcsc;

import io.github.jpki4j.TransportException;
import io.github.jpki4j.TransportException.Remedy;
import io.github.jpki4j.pcsc.ReaderException.Problem;
import io.github.jpki4j.transport.CardConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One wait for the first card that can be connected to. */
final class FirstCard implements Polling.Look {

  /** The readers that there are at the moment. */
  @FunctionalInterface
  interface Readers {
    /** Asks for them. */
    List<PcscReader> list() throws TransportException;
  }

  private final Readers readers;
  private @Nullable CardConnection connection;
  private @Nullable TransportException refusal;

  private FirstCard(Readers readers) {
    this.readers = readers;
  }

  /**
   * Waits.
   *
   * @param timeout zero or more
   * @param readers asked anew for each look, so that a reader may be plugged in meanwhile
   * @return the connection
   * @throws TransportException if there is no reader, or no card in time: the last refusal of one
   *     that was there
   */
  static CardConnection await(Duration timeout, Readers readers) throws TransportException {
    FirstCard wait = new FirstCard(readers);
    Polling.until(timeout, wait);
    if (wait.connection != null) {
      return wait.connection;
    }
    if (wait.refusal != null) {
      throw wait.refusal;
    }
    throw new TransportException(
        timeout.isZero()
            ? "there is no card in the reader"
            : "no card came within " + timeout.toMillis() + " ms",
        Remedy.PRESENT_CARD);
  }

  /** Ends early only if no reader is left that could still get a card. */
  @Override
  public boolean isOver() throws TransportException {
    List<PcscReader> present = readers.list();
    if (present.isEmpty()) {
      throw new ReaderException(Problem.NO_READER, "no card reader is connected", List.of());
    }
    int faults = 0;
    List<PcscReader> full = new ArrayList<>();
    for (PcscReader reader : present) {
      try {
        if (reader.isCardPresent()) {
          full.add(reader);
        }
      } catch (TransportException e) {
        faults += fault(e);
      }
    }
    if (full.size() > 1) {
      throw PcscReaders.problem(
          Problem.SEVERAL_CARDS, "more than one reader holds a card: choose one of ", full);
    }
    for (PcscReader reader : full) {
      try {
        connection = reader.open();
        return true;
      } catch (TransportException e) {
        faults += fault(e);
      }
    }
    if (refusal != null && faults == present.size()) {
      throw refusal;
    }
    return false;
  }

  /** Remembers a refusal; 1 if the reader is at fault and no card can help. */
  private int fault(TransportException e) {
    // a card that is still being placed may refuse at first: look again
    refusal = e;
    return e.remedy() == Remedy.CHECK_READER ? 1 : 0;
  }
}
