package io.github.jpki4j;

import org.jspecify.annotations.Nullable;

/**
 * Another program reset the card, or it lost power, since the last command: selection and verified
 * PINs are gone. Remedy: {@link TransportException.Remedy#REOPEN}.
 *
 * @since 0.1.0
 */
public final class CardResetException extends TransportException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates it without a cause.
   *
   * @param message what was being done
   */
  public CardResetException(String message) {
    this(message, null);
  }

  /**
   * Creates it.
   *
   * @param message what was being done
   * @param cause the driver's exception, or null
   */
  public CardResetException(String message, @Nullable Throwable cause) {
    super(message, Remedy.REOPEN, cause);
  }
}
