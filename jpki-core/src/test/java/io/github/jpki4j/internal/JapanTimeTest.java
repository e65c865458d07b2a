package io.github.jpki4j.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JapanTimeTest {

  @ParameterizedTest
  @CsvSource({
    "2030-02-17T14:59:59Z, 2030-02-17 23:59, 2030-02-17T23:59:59+09:00",
    "2030-02-17T15:00:00Z, 2030-02-18 00:00, 2030-02-18T00:00:00+09:00",
    "2024-02-28T15:00:07.9Z, 2024-02-29 00:00, 2024-02-29T00:00:07+09:00",
    "1970-01-01T00:03:00Z, 1970-01-01 09:03, 1970-01-01T09:03:00+09:00",
    "9999-12-31T23:59:59Z, +10000-01-01 08:59, +10000-01-01T08:59:59+09:00"
  })
  void isNineHoursAheadAndHasTwoDigits(Instant instant, String minutes, String iso) {
    assertThat(JapanTime.minutes(instant)).isEqualTo(minutes);
    assertThat(JapanTime.iso(instant)).isEqualTo(iso);
  }

  @ParameterizedTest
  @CsvSource({
    "2030-02-17T14:59:59Z, 2030-02-17",
    "2030-02-17T15:00:00Z, 2030-02-18",
    "2030-02-16T15:00:00Z, 2030-02-17"
  })
  void aDayBeginsAndEndsThere(Instant instant, LocalDate day) {
    assertThat(JapanTime.dayOf(instant)).isEqualTo(day);
    assertThat(JapanTime.endOf(LocalDate.of(2030, 2, 17))).isEqualTo("2030-02-17T14:59:59Z");
  }
}
