package io.github.jpki4j.android;

import java.util.Locale;

/**
 * Whether a phone can read cards now.
 *
 * @since 0.1.0
 */
public enum NfcState {
  /** NFC is there and switched on. */
  READY("Hold the card against the back of the phone.", "スマートフォンの背面にマイナンバーカードを当ててください。"),
  /**
   * NFC is there and switched off. A program cannot switch it on; the person can, in the settings
   * that {@code android.provider.Settings.ACTION_NFC_SETTINGS} opens.
   */
  OFF(
      "NFC is switched off. Switch it on in the phone's settings.",
      "NFC がオフになっています。スマートフォンの設定で NFC をオンにしてください。"),
  /** The phone has no NFC. */
  ABSENT("This phone has no NFC and cannot read cards.", "このスマートフォンには NFC がないため、カードを読み取れません。");

  private final String english;
  private final String japanese;

  NfcState(String english, String japanese) {
    this.english = english;
    this.japanese = japanese;
  }

  /**
   * What it means for the person with the phone in the hand, and what to do.
   *
   * @param locale of that person
   * @return one or two sentences, in Japanese for any Japanese locale and in English for all others
   */
  public String explanation(Locale locale) {
    return locale.getLanguage().equals("ja") ? japanese : english;
  }
}
