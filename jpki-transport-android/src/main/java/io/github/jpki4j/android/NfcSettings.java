package io.github.jpki4j.android;

import java.time.Duration;

/**
 * How a phone sends commands to a card.
 *
 * @param timeout how long one command may take, 1 ms to {@link #LONGEST_TIMEOUT}. Android's own 300
 *     ms or so are too short for an RSA signature. Facts: ANDROID-02 to ANDROID-05
 * @param extendedLength whether extended-length APDUs are tried. Phones differ in whether long
 *     answers pass, and do not tell. A card that refuses one costs one exchange; a phone that loses
 *     the card over one costs the connection. Commands that are longer than the phone says it can
 *     send are never sent
 * @param presenceCheckDelay how long the phone waits between two looks whether the card is still
 *     there while no command is sent, 0 to {@link #LONGEST_TIMEOUT}, in whole ms
 * @since 0.1.0
 */
public record NfcSettings(Duration timeout, boolean extendedLength, Duration presenceCheckDelay) {

  /** The longest of each time, one hour. */
  public static final Duration LONGEST_TIMEOUT = Duration.ofHours(1);

  /**
   * Checks the components.
   *
   * @param timeout 1 ms to {@link #LONGEST_TIMEOUT}
   * @param extendedLength either
   * @param presenceCheckDelay 0 to {@link #LONGEST_TIMEOUT}
   */
  public NfcSettings {
    if (timeout.toMillis() < 1 || timeout.compareTo(LONGEST_TIMEOUT) > 0) {
      throw new IllegalArgumentException("timeout must be 1 ms to " + LONGEST_TIMEOUT);
    }
    if (presenceCheckDelay.isNegative() || presenceCheckDelay.compareTo(LONGEST_TIMEOUT) > 0) {
      throw new IllegalArgumentException("presenceCheckDelay must be 0 to " + LONGEST_TIMEOUT);
    }
  }

  /**
   * What works on every phone that is known.
   *
   * @return 5 s for a command, short APDUs, a look every second
   */
  public static NfcSettings standard() {
    return new NfcSettings(Duration.ofSeconds(5), false, Duration.ofSeconds(1));
  }

  /**
   * The same settings with another time-out.
   *
   * @param value how long one command may take
   * @return a copy
   */
  public NfcSettings withTimeout(Duration value) {
    return new NfcSettings(value, extendedLength, presenceCheckDelay);
  }

  /**
   * The same settings with or without extended length.
   *
   * @param value whether extended-length APDUs are tried
   * @return a copy
   */
  public NfcSettings withExtendedLength(boolean value) {
    return new NfcSettings(timeout, value, presenceCheckDelay);
  }

  /**
   * The same settings with another delay between looks.
   *
   * @param value time between two looks
   * @return a copy
   */
  public NfcSettings withPresenceCheckDelay(Duration value) {
    return new NfcSettings(timeout, extendedLength, value);
  }
}
