package io.github.jpki4j;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something about one of the two secrets kept the card from doing what was asked.
 *
 * @since 0.1.0
 */
public abstract sealed class PinException extends JpkiException
    permits LastTryException,
        PinBlockedException,
        PinCancelledException,
        PinIncorrectException,
        PinOutcomeUnknownException,
        PinRequiredException {

  private static final long serialVersionUID = 1L;

  /** Whose secret it is about. */
  private final KeyKind key;

  PinException(String message, KeyKind key, @Nullable Throwable cause) {
    super(message, cause);
    this.key = Objects.requireNonNull(key, "key");
  }

  /**
   * Whose secret it is about.
   *
   * @return the key that the secret opens
   */
  public final KeyKind key() {
    return key;
  }
}
