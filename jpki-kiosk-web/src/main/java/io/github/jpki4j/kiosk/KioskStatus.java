package io.github.jpki4j.kiosk;

import java.util.Locale;

/**
 * How a server with the pages is, in one word. The later constant wins where two are true.
 *
 * @since 0.1.0
 */
public enum KioskStatus {
  /** Customers are served. */
  OK,
  /** A reader, or the service behind it, is gone; customers are served when it is back. */
  READER_MISSING,
  /** Somebody closed it for customers for a while. */
  MAINTENANCE,
  /** It stops: the last customer may finish. */
  STOPPING,
  /** Work with a card or with the service does not end. Restart the program. */
  STUCK;

  /**
   * The word that {@code /health} says.
   *
   * @return lower-case, for example {@code reader-missing}
   */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
