package io.github.jpki4j;

import org.jspecify.annotations.Nullable;

/**
 * The card left the reader or the field after the connection was made. Whether a command under way
 * took effect is unknown. Remedy: {@link TransportException.Remedy#PRESENT_CARD}.
 *
 * @since 0.1.0
 */
public final class CardRemovedException extends TransportException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates it without a cause.
   *
   * @param message what was being done
   */
  public CardRemovedException(String message) {
    this(message, null);
  }

  /**
   * Creates it.
   *
   * @param message what was being done
   * @param cause the driver's exception, or null
   */
  public CardRemovedException(String message, @Nullable Throwable cause) {
    super(message, Remedy.PRESENT_CARD, cause);
  }
}
