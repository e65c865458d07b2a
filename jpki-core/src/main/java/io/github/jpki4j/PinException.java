package io.github.jpki4j;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something about one of the secrets kept the card from doing what was asked.
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

  /** Which secret it is about: an enum constant. */
  private final SecretKind secret;

  PinException(String message, SecretKind secret, @Nullable Throwable cause) {
    super(message, cause);
    this.secret = Objects.requireNonNull(secret, "secret");
  }

  /**
   * Which secret it is about.
   *
   * @return a {@link KeyKind}, or a {@link DataSecret}
   */
  public final SecretKind secret() {
    return secret;
  }
}
