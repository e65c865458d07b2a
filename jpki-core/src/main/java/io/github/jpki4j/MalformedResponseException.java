package io.github.jpki4j;

import org.jspecify.annotations.Nullable;

/**
 * What came back is no answer in the sense of ISO 7816-4, or its contents are not what the file
 * must hold: fewer than two bytes, a chain that never ends, a certificate that is cut short or is
 * not DER, a signature that does not fit the certificate.
 *
 * @since 0.1.0
 */
public final class MalformedResponseException extends JpkiException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates it without a cause.
   *
   * @param message what was wrong, without card contents
   */
  public MalformedResponseException(String message) {
    this(message, null);
  }

  /**
   * Creates it.
   *
   * @param message what was wrong, without card contents
   * @param cause the parser's exception, or null
   */
  public MalformedResponseException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
