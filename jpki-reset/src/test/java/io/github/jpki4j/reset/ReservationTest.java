package io.github.jpki4j.reset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.KeyKind;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReservationTest {

  private static final Instant END = Instant.parse("2026-11-26T01:30:00Z");
  private static final Reservation RESERVATION = new Reservation(KeyKind.SIGN, END);

  @Test
  void isOpenUntilItsEndIncludedAndExpiredAfterIt() {
    assertThat(RESERVATION.isOpen(END.minusMillis(1))).isTrue();
    assertThat(RESERVATION.isOpen(END)).isTrue();
    assertThat(RESERVATION.isExpired(END)).isFalse();
    assertThat(RESERVATION.isOpen(END.plusMillis(1))).isFalse();
    assertThat(RESERVATION.isExpired(END.plusMillis(1))).isTrue();
  }

  @Test
  void whatRemainsIsNeverNegative() {
    assertThat(RESERVATION.remaining(END.minusSeconds(90))).isEqualTo(Duration.ofSeconds(90));
    assertThat(RESERVATION.remaining(END)).isZero();
    assertThat(RESERVATION.remaining(END.plusSeconds(90))).isZero();
  }

  @Test
  void neverLastsLongerThanTheMinuteThatIsShown() {
    Reservation reservation = new Reservation(KeyKind.AUTH, END.plusSeconds(59).plusNanos(1));
    assertThat(reservation.until()).isEqualTo(END);
    assertThat(reservation.untilText()).isEqualTo("2026/11/26 10:30");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-25T14:59:00Z, 2026/11/25 23:59",
    "2026-11-25T15:00:00Z, 2026/11/26 00:00",
    "2026-11-30T15:00:00Z, 2026/12/01 00:00",
    "2026-12-31T15:00:00Z, 2027/01/01 00:00",
    "2028-02-28T15:00:00Z, 2028/02/29 00:00",
    "2028-02-29T15:00:00Z, 2028/03/01 00:00",
  })
  void isShownInJapanTime(Instant end, String text) {
    Reservation reservation = new Reservation(KeyKind.AUTH, end);
    assertThat(reservation.untilText()).isEqualTo(text);
    assertThat(Reservation.parse(KeyKind.AUTH, text)).isEqualTo(reservation);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"２０２６／１１／２６　１０：３０", " 2026/11/26 10:30\n", "2026/11/26　10:30", "2026/11/26 1０:3０"})
  void fullWidthSignsAndBlanksAroundAreRead(String text) {
    assertThat(Reservation.parse(KeyKind.SIGN, text)).isEqualTo(RESERVATION);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "tomorrow",
        "2026/11/26",
        "2026/11/26 24:00",
        "2026/11/26 10:60",
        "2026/11/31 10:30",
        "2026/02/29 10:30",
        "2026/2/9 10:30",
        "2026-11-26 10:30",
        "2026/11/26  10:30",
        "2026/11/26T10:30",
        "2026/11/26 10:30:00",
        "2026/11/26 10:30 JST",
        "26/11/26 10:30",
        "+2026/11/26 10:30",
        "-2026/11/26 10:30",
        "12026/11/26 10:30",
        "令和8年11月26日 10:30",
      })
  void everythingElseIsRefusedWithOneClearSentence(String text) {
    assertThatThrownBy(() -> Reservation.parse(KeyKind.SIGN, text))
        .isInstanceOf(ReservationTextException.class)
        .hasMessage(
            "the end of a reservation is written yyyy/MM/dd HH:mm in Japan time,"
                + " for example 2026/11/26 10:30");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"+10000-01-01T00:00:00Z", "-0001-01-01T00:00:00Z", "+1000000000-12-31T23:59:59Z"})
  void anEndWithoutAYearOfFourDigitsIsRefused(Instant end) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Reservation(KeyKind.AUTH, end));
  }
}
