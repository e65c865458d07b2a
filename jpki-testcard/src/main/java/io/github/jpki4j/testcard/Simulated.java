package io.github.jpki4j.testcard;

import io.github.jpki4j.transport.CardConnection;

/** A connection that leads to a test card, directly or through decorators. */
interface Simulated extends CardConnection {

  /** The card at the other end. */
  TestCard card();
}
