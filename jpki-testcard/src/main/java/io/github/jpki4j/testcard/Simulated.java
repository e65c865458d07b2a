package io.github.jpki4j.testcard;

import io.github.jpki4j.testcard.fault.FaultyConnection;
import io.github.jpki4j.transport.CardConnection;

/**
 * A connection that leads to a test card, directly or through decorators. A decorator that
 * implements it can be given to {@link FaultyConnection}.
 *
 * @since 0.1.0
 */
public interface Simulated extends CardConnection {

  /**
   * The card at the other end.
   *
   * @return always the same object
   */
  TestCard card();
}
