package io.github.jpki4j.android;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NfcSettingsTest {

  private static final NfcSettings STANDARD = NfcSettings.standard();

  @Test
  void theStandardIsWhatEveryPhoneCanDo() {
    assertThat(STANDARD)
        .isEqualTo(new NfcSettings(Duration.ofSeconds(5), false, Duration.ofSeconds(1)));
  }

  @Test
  void eachSettingCanBeChangedAlone() {
    assertThat(
            STANDARD
                .withTimeout(Duration.ofMillis(1))
                .withExtendedLength(true)
                .withPresenceCheckDelay(Duration.ZERO))
        .isEqualTo(new NfcSettings(Duration.ofMillis(1), true, Duration.ZERO));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT0.0009S", "PT-1S", "PT1H0.001S"})
  void timeoutsOutOfRangeAreRefused(Duration timeout) {
    assertThatThrownBy(() -> STANDARD.withTimeout(timeout))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("timeout must be 1 ms to PT1H");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT-0.001S", "PT1H0.001S"})
  void delaysOutOfRangeAreRefused(Duration delay) {
    assertThatThrownBy(() -> STANDARD.withPresenceCheckDelay(delay))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("presenceCheckDelay must be 0 to PT1H");
  }

  @Test
  void theLimitsThemselvesAreTaken() {
    assertThat(STANDARD.withTimeout(Duration.ofHours(1)).timeout()).hasHours(1);
  }
}
