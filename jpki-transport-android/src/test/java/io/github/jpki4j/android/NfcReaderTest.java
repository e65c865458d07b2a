package io.github.jpki4j.android;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import android.nfc.NfcAdapter;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a reader starts and stops, and what it asks the phone for. */
class NfcReaderTest extends NfcReaderHarness {

  @Test
  void cardsOfTypeBAreLookedForAndNdefIsNot() {
    assertThat(reader.start(cards)).isEqualTo(NfcState.READY);
    assertThat(phone.modes()).containsExactly(TYPE_B_WITHOUT_NDEF);
    assertThat(phone.extras().keySet()).containsExactly("presence");
    assertThat(phone.extras().getInt("presence")).isEqualTo(1000);
  }

  @Test
  void theDelayBetweenTwoLooksIsThatOfTheSettings() {
    Duration delay = Duration.ofMillis(250);
    reader = NfcReader.of(activity, NfcSettings.standard().withPresenceCheckDelay(delay));
    reader.start(cards);
    assertThat(phone.extras().getInt("presence")).isEqualTo(250);
  }

  @ParameterizedTest
  @CsvSource({"1, OFF", "2, OFF", "3, READY", "4, OFF"})
  void aPhoneIsReadyWhenItsNfcIsOn(int state, NfcState expected) {
    phone.withState(state);
    assertThat(reader.state()).isEqualTo(expected);
    assertThat(reader.start(cards)).isEqualTo(expected);
    assertThat(phone.modes()).hasSize(expected == NfcState.READY ? 1 : 0);
  }

  @Test
  void aPhoneWithoutNfcSaysSoAndNothingIsStarted() {
    phone.withoutNfc();
    assertThat(reader.state()).isEqualTo(NfcState.ABSENT);
    assertThat(reader.start(cards)).isEqualTo(NfcState.ABSENT);
    reader.stop();
    assertThat(phone.modes()).isEmpty();
  }

  @Test
  void aPhoneThatOnlyPlaysCardsHasNoReader() {
    phone.withoutReader();
    assertThat(reader.start(cards)).isEqualTo(NfcState.ABSENT);
    reader.stop();
    assertThat(phone.modes()).isEmpty();
  }

  @Test
  void stopWithoutStartDoesNothing() {
    reader.stop();
    reader.stop();
    assertThat(phone.modes()).isEmpty();
  }

  @Test
  void withoutThePermissionNothingIsStarted() {
    phone.withoutPermission();
    assertThatThrownBy(() -> reader.start(cards)).isInstanceOf(SecurityException.class);
    reader.stop();
    assertThat(phone.modes()).isEmpty();
    assertThat(threads()).isEmpty();
  }

  @Test
  void theStatesOfAnAdapterAreThoseThatTheTestNames() {
    assertThat(
            List.of(
                NfcAdapter.STATE_OFF,
                NfcAdapter.STATE_TURNING_ON,
                NfcAdapter.STATE_ON,
                NfcAdapter.STATE_TURNING_OFF))
        .containsExactly(1, 2, 3, 4);
    assertThat(NfcAdapter.FLAG_READER_NFC_B | NfcAdapter.FLAG_READER_SKIP_NDEF_CHECK)
        .isEqualTo(TYPE_B_WITHOUT_NDEF);
  }
}
