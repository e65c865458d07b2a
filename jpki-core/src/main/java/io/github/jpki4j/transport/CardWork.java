package io.github.jpki4j.transport;

import io.github.jpki4j.JpkiException;

/**
 * Work that wants the card for itself, for {@link CardConnection#transact}.
 *
 * @param <T> what it returns
 * @since 0.1.0
 */
@FunctionalInterface
public interface CardWork<T> {

  /**
   * Does the work.
   *
   * @return its result
   * @throws JpkiException if the card or the link failed
   */
  T run() throws JpkiException;
}
