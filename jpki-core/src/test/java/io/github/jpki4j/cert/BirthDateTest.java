package io.github.jpki4j.cert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.cert.BirthDate.Era;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BirthDateTest {

  @ParameterizedTest
  @CsvSource({
    "319800217, SHOWA, 1980-02-17, true, true",
    "419900102, HEISEI, 1990-01-02, true, true",
    "118991201, MEIJI, 1899-12-01, true, true",
    "219200229, TAISHO, 1920-02-29, true, true",
    "520191231, REIWA, 2019-12-31, true, true",
    "019800217, UNKNOWN, 1980-02-17, true, true",
    "620800217, UNKNOWN, 2080-02-17, true, true",
    "919800217, UNKNOWN, 1980-02-17, true, true",
    "319800200, SHOWA, 1980-02-??, false, true",
    "319800000, SHOWA, 1980-??-??, false, true",
    "319800017, SHOWA, 1980-??-17, false, true",
    "319800031, SHOWA, 1980-??-31, false, true",
    "300000217, SHOWA, ????-02-17, false, true",
    "300000229, SHOWA, ????-02-29, false, true",
    "400000000, HEISEI, ????-??-??, false, true",
    "000000000, UNKNOWN, ????-??-??, false, true",
    "300550217, SHOWA, 0055-02-17, true, false",
    "519800217, REIWA, 1980-02-17, true, false",
    "519800000, REIWA, 1980-??-??, false, false",
    "319890107, SHOWA, 1989-01-07, true, true",
    "319890108, SHOWA, 1989-01-08, true, false",
    "419890107, HEISEI, 1989-01-07, true, false",
    "419890108, HEISEI, 1989-01-08, true, true",
    "319890000, SHOWA, 1989-??-??, false, true",
    "319890031, SHOWA, 1989-??-31, false, true",
    "319890100, SHOWA, 1989-01-??, false, true",
    "319890200, SHOWA, 1989-02-??, false, false",
    "119120730, MEIJI, 1912-07-30, true, true",
    "219120730, TAISHO, 1912-07-30, true, true",
    "219120729, TAISHO, 1912-07-29, true, false",
    "219261225, TAISHO, 1926-12-25, true, true",
    "319261225, SHOWA, 1926-12-25, true, true",
    "219261226, TAISHO, 1926-12-26, true, false",
    "420190430, HEISEI, 2019-04-30, true, true",
    "520190430, REIWA, 2019-04-30, true, false",
    "599991231, REIWA, 9999-12-31, true, true",
  })
  void everyFormOfADateIsRead(
      String digits, Era era, String iso, boolean complete, boolean eraFits) {
    BirthDate date = BirthDate.parse(digits).orElseThrow();
    assertThat(date.era()).isEqualTo(era);
    assertThat(date.iso()).isEqualTo(iso);
    assertThat(date.isComplete()).isEqualTo(complete);
    assertThat(date.eraFits()).isEqualTo(eraFits);
    assertThat(date.date().map(LocalDate::toString)).isEqualTo(optional(complete, iso));
    assertThat(date.birthday().isPresent()).isEqualTo(!iso.substring(5).contains("?"));
    assertThat(date).hasToString("BirthDate[hidden]");
  }

  private static Optional<String> optional(boolean there, String value) {
    return there ? Optional.of(value) : Optional.empty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "31980021",
        "3198002170",
        "319801317",
        "319800230",
        "319810229",
        "319000229",
        "319800431",
        "319800232",
        "319800032",
        "319800099",
        "300000230",
        "300000431",
        "300001301",
        "3198002 7",
        " 19800217",
        "+19800217",
        "3-9800217",
        "３１９８００２１７",
        "٣١٩٨٠٠٢١٧",
        "昭550217xx",
        "31980-2-1",
      })
  void whatIsNoDateIsNotRead(String digits) {
    assertThat(BirthDate.parse(digits)).isEmpty();
  }

  @Test
  void aBirthdayNeedsMonthAndDayOnly() {
    assertThat(BirthDate.parse("300000229").orElseThrow().birthday()).contains(MonthDay.of(2, 29));
    assertThat(BirthDate.parse("319800200").orElseThrow().birthday()).isEmpty();
    assertThat(BirthDate.parse("319800017").orElseThrow().birthday()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0, 1, 1", "10000, 1, 1", "1980, 0, 1", "1980, 13, 1", "1980, 1, 0", "1981, 2, 29"})
  void onlyPossibleDatesAreMade(int year, int month, int day) {
    assertThatThrownBy(
            () ->
                new BirthDate(
                    Era.UNKNOWN, OptionalInt.of(year), OptionalInt.of(month), OptionalInt.of(day)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void datesAreEqualByValue() {
    assertThat(BirthDate.parse("319800200")).isEqualTo(BirthDate.parse("319800200"));
    assertThat(BirthDate.parse("319800200")).isNotEqualTo(BirthDate.parse("019800200"));
    assertThat(BirthDate.parse("319800200")).isNotEqualTo(BirthDate.parse("319800201"));
  }

  @Test
  void theDigitsForPeopleAreAsciiInEveryLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat(BirthDate.parse("319800217").orElseThrow().iso()).isEqualTo("1980-02-17");
    } finally {
      Locale.setDefault(before);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "319800217, 319800217, SAME",
    "319800217, 019800217, SAME",
    "319800217, 519800217, SAME",
    "319800217, 319800218, DIFFERENT",
    "319800217, 319810217, DIFFERENT",
    "319800217, 319800200, UNDETERMINED",
    "319800217, 319800300, DIFFERENT",
    "319800217, 319810000, DIFFERENT",
    "319800200, 319800200, SAME",
    "319800200, 319800017, UNDETERMINED",
    "400000000, 319800217, UNDETERMINED",
    "400000000, 400000000, SAME",
    "400000218, 319800217, DIFFERENT",
  })
  void unknownPartsLeaveItOpenAndKnownOnesDecide(String one, String other, Match match) {
    BirthDate first = BirthDate.parse(one).orElseThrow();
    BirthDate second = BirthDate.parse(other).orElseThrow();
    assertThat(first.compare(second)).isEqualTo(match);
    assertThat(second.compare(first)).isEqualTo(match);
  }
}
