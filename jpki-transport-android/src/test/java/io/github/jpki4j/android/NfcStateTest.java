package io.github.jpki4j.android;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class NfcStateTest {

  @ParameterizedTest
  @CsvSource({
    "READY, Hold the card against the back of the phone., スマートフォンの背面にマイナンバーカードを当ててください。",
    "OFF, NFC is switched off. Switch it on in the phone's settings.,"
        + " NFC がオフになっています。スマートフォンの設定で NFC をオンにしてください。",
    "ABSENT, This phone has no NFC and cannot read cards., このスマートフォンには NFC がないため、カードを読み取れません。"
  })
  void itExplainsItselfInTwoLanguages(NfcState state, String english, String japanese) {
    assertThat(state.explanation(Locale.ENGLISH)).isEqualTo(english);
    assertThat(state.explanation(Locale.JAPANESE)).isEqualTo(japanese);
  }

  @ParameterizedTest
  @EnumSource
  void anyJapaneseIsJapaneseAndAllElseIsEnglish(NfcState state) {
    assertThat(state.explanation(Locale.forLanguageTag("ja-JP-u-ca-japanese")))
        .isEqualTo(state.explanation(Locale.JAPANESE));
    assertThat(state.explanation(Locale.GERMANY)).isEqualTo(state.explanation(Locale.ENGLISH));
    assertThat(state.explanation(Locale.ROOT)).isEqualTo(state.explanation(Locale.ENGLISH));
  }
}
