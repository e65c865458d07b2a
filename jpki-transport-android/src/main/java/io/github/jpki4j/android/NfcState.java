package io.github.jpki4j.android;

/**
 * Whether a phone can read cards now.
 *
 * @since 0.1.0
 */
public enum NfcState {
  /** NFC is there and switched on. */
  READY,
  /**
   * NFC is there and switched off. A program cannot switch it on; the person can, in the settings
   * that {@code android.provider.Settings.ACTION_NFC_SETTINGS} opens.
   */
  OFF,
  /** The phone has no NFC. */
  ABSENT
}
