package io.github.jpki4j;

import org.jspecify.annotations.Nullable;

/**
 * Root of everything that can happen to a correct program while it uses a card or reads what others
 * have written.
 *
 * <p>Messages are in English, name what failed and what the card said, and hold neither a PIN nor
 * personal data. Decide by type, never by message.
 *
 * @since 0.1.0
 */
public abstract sealed class JpkiException extends Exception
    permits ApplicationNotFoundException,
        CardResponseException,
        CertificateNotFoundException,
        MalformedDataException,
        MalformedResponseException,
        PinException,
        TransportException {

  private static final long serialVersionUID = 1L;

  JpkiException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
