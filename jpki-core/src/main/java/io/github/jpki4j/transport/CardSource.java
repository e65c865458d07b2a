package io.github.jpki4j.transport;

import io.github.jpki4j.JpkiException;

/**
 * Where connections come from: a reader, a simulated card, a phone's field. For code that outlives
 * one connection.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface CardSource {

  /**
   * Opens a connection to the card that is there now.
   *
   * @return a connection that the caller closes
   * @throws JpkiException if there is no card or no reader
   */
  CardConnection open() throws JpkiException;
}
