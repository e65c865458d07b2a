package io.github.jpki4j.kiosk.flow;

import java.util.Map;
import java.util.Optional;

/**
 * Where a person is on the way: what the page shows, what the person may do there, and what is done
 * with the card meanwhile. Immutable.
 *
 * @param <V> what belongs to the person: a visit
 */
public interface Step<V> {

  /** Something that takes its time: with the card, or with the service. */
  @FunctionalInterface
  interface Work<V> {

    /**
     * Does it, on the conversation's own thread.
     *
     * @param visit whose
     * @return where the person is then
     */
    Step<V> run(V visit);
  }

  /** The name of the page, which is that of its template, of its pictures and of its texts. */
  String page();

  /** What the page shows beside its texts; no secret, nothing that identifies the person. */
  default Map<String, Object> model() {
    return Map.of();
  }

  /**
   * The person chose something.
   *
   * @param visit whose
   * @param form what was sent; closed by the caller
   * @return where the person is then; the same step if that is not offered here
   */
  default Step<V> act(V visit, Form form) {
    return this;
  }

  /** What begins as soon as the person is here; the person waits for it. */
  default Optional<Work<V>> work() {
    return Optional.empty();
  }

  /** Whether a person who does nothing here is asked, and sent away in the end. */
  default boolean isTimed() {
    return work().isEmpty();
  }
}
