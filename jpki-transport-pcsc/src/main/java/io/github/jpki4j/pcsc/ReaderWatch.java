package io.github.jpki4j.pcsc;

import io.github.jpki4j.TransportException;
import java.time.Duration;
import java.util.List;

/** Looks at the readers and waits until something about them changes. Thread-safe. */
interface ReaderWatch {

  /**
   * The readers that are connected now, in the order of PC/SC.
   *
   * @return unmodifiable; empty if there is none
   * @throws TransportException with the remedy CHECK_READER if the service is down; a later call
   *     finds it again once it is back
   */
  List<ReaderState> readers() throws TransportException;

  /**
   * Waits until the readers differ from what is known, or the time is over.
   *
   * @param known what {@link #readers} or this method returned before
   * @param timeout zero or more
   * @return the readers as they are then
   * @throws TransportException as {@link #readers}
   * @throws InterruptedException if the thread was interrupted; within 500 ms
   */
  List<ReaderState> awaitChange(List<ReaderState> known, Duration timeout)
      throws TransportException, InterruptedException;
}
