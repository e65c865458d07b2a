package io.github.jpki4j.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.DateTimeException;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JapanTimeTextTest {

  @ParameterizedTest
  @CsvSource({
    "2026-11-23, 2026-11-23T14:59:59Z",
    "2024-02-29, 2024-02-29T14:59:59Z",
    "2026-11-23T12:00, 2026-11-23T03:00:00Z",
    "2026-11-23T12:00:30, 2026-11-23T03:00:30Z",
    "2026-11-23T12:00:00Z, 2026-11-23T12:00:00Z",
    "2026-11-23T12:00Z, 2026-11-23T12:00:00Z",
    "2026-11-23T12:00:00+09:00, 2026-11-23T03:00:00Z",
    "2026-11-23T12:00-05:00, 2026-11-23T17:00:00Z"
  })
  void aTimeWithoutOffsetIsInJapanAndADayIsItsLastSecond(String text, Instant instant) {
    assertThat(JapanTimeText.parse(text)).isEqualTo(instant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "now",
        "2026-11",
        "2026-02-29",
        "2026-13-01",
        "2026-11-23T24:30",
        "2026-11-23 12:00",
        "2026-11-23T12",
        "2026-11-23T12:00:00.5",
        "2026-11-23T12:00+99:00",
        "2026-11-23+09:00",
        "+12026-11-23",
        "２０２６-11-23",
        "1763899200"
      })
  void anythingElseIsNoTime(String text) {
    assertThatExceptionOfType(DateTimeException.class).isThrownBy(() -> JapanTimeText.parse(text));
  }
}
