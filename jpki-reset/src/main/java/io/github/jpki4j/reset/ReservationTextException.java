package io.github.jpki4j.reset;

/**
 * A text that is no end of a reservation. The text is not repeated.
 *
 * @since 0.1.0
 */
public final class ReservationTextException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  ReservationTextException(Throwable cause) {
    super(
        "the end of a reservation is written yyyy/MM/dd HH:mm in Japan time,"
            + " for example 2026/11/26 10:30",
        cause);
  }
}
