package io.github.jpki4j.login;

import org.jspecify.annotations.Nullable;

/**
 * A {@link NonceStore} cannot do what it is asked: it is full, or not to be reached.
 *
 * @since 0.1.0
 */
public final class NonceStoreException extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * Creates it.
   *
   * @param message what cannot be done, without a nonce and without personal data
   * @param cause why, or null
   */
  public NonceStoreException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
