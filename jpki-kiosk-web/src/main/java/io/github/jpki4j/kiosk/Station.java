package io.github.jpki4j.kiosk;

import java.util.Locale;

/**
 * Where pages are shown.
 *
 * @since 0.1.0
 */
public enum Station {
  /** The kiosk in a shop: one customer after the other, with a card in its reader. */
  KIOSK,
  /** The app on a phone, which makes the reservation. */
  APP,
  /** The tester's desk: which simulated card lies where, and what goes wrong. */
  DESK;

  /**
   * The first part of the address of its pages.
   *
   * @return {@code kiosk}, {@code app} or {@code desk}
   */
  public String path() {
    return name().toLowerCase(Locale.ROOT);
  }
}
