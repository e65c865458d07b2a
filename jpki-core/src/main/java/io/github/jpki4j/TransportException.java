package io.github.jpki4j;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The link to the card failed: reader, service, cable or radio field. Thrown by transports, which
 * anybody may write; the card itself has said nothing.
 *
 * @since 0.1.0
 */
public non-sealed class TransportException extends JpkiException {

  /** What the person or the program in front of the reader can do about it. */
  public enum Remedy {
    /** There is no card in the field: present it, or present it again. */
    PRESENT_CARD,
    /** The card is there but this connection is stale: close it and open a new one. */
    REOPEN,
    /** The reader, or the service that drives it, is missing, busy or broken. */
    CHECK_READER
  }

  private static final long serialVersionUID = 1L;

  /** What to do about it. */
  private final Remedy remedy;

  /**
   * Creates a failure without a cause.
   *
   * @param message what failed, without card contents
   * @param remedy what to do about it
   */
  public TransportException(String message, Remedy remedy) {
    this(message, remedy, null);
  }

  /**
   * Creates a failure.
   *
   * @param message what failed, without card contents
   * @param remedy what to do about it
   * @param cause the driver's exception, or null
   */
  public TransportException(String message, Remedy remedy, @Nullable Throwable cause) {
    super(message, cause);
    this.remedy = Objects.requireNonNull(remedy, "remedy");
  }

  /**
   * What the person or the program in front of the reader can do about it.
   *
   * @return never null
   */
  public final Remedy remedy() {
    return remedy;
  }
}
