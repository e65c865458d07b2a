package io.github.jpki4j.reset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.jpki4j.KeyKind;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KioskGuideTest {

  private static final String TEXT =
      """
      as-of=2027-01-31
      opens=07:00
      closes=22:00
      reservation-hours=36
      operators=test-shop
      operator.test-shop.ja=テスト商店
      operator.test-shop.en=Test Shop
      operator.test-shop.resets=AUTH
      operator.test-shop.some-shops-only=true
      """;

  private final KioskGuide standard = KioskGuide.standard();

  @Test
  void theStandardGuideHasItsDateHoursAndValidity() {
    assertThat(standard.asOf()).isEqualTo(LocalDate.of(2026, 11, 23));
    assertThat(standard.opens()).isEqualTo(LocalTime.of(6, 30));
    assertThat(standard.closes()).isEqualTo(LocalTime.of(23, 0));
    assertThat(standard.reservationValidity()).isEqualTo(Duration.ofHours(24));
  }

  @Test
  void everyOperatorResetsTheSignPasswordAndSomeResetBoth() {
    assertThat(standard.operatorsFor(KeyKind.SIGN)).hasSize(9).isEqualTo(standard.operators());
    assertThat(standard.operatorsFor(KeyKind.AUTH))
        .extracting(KioskOperator::id)
        .containsExactly("seven-eleven", "aeon-retail", "aeon-hokkaido", "aeon-tohoku", "fuji");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-25T21:29:59Z, false, 2026-11-25T21:30:00Z",
    "2026-11-25T21:30:00Z, true, 2026-11-25T21:30:00Z",
    "2026-11-26T13:59:59Z, true, 2026-11-26T13:59:59Z",
    "2026-11-26T14:00:00Z, false, 2026-11-26T21:30:00Z",
    "2026-11-26T15:00:00Z, false, 2026-11-26T21:30:00Z",
    "2026-12-31T14:30:00Z, false, 2026-12-31T21:30:00Z",
    "2028-02-28T14:30:00Z, false, 2028-02-28T21:30:00Z",
  })
  void kiosksAreOpenFromHalfPastSixToElevenInJapan(Instant at, boolean open, Instant next) {
    assertThat(standard.isOpen(at)).isEqualTo(open);
    assertThat(standard.nextOpening(at)).isEqualTo(next);
  }

  @Test
  void anOperatorHasItsNameInBothLanguages() {
    KioskOperator operator = standard.operator("lawson");
    assertThat(operator.name(Locale.JAPAN)).isEqualTo("ローソン");
    assertThat(operator.name(Locale.GERMANY)).isEqualTo("Lawson");
    assertThat(standard.operator("daiei").someShopsOnly()).isTrue();
    assertThat(operator.someShopsOnly()).isFalse();
  }

  @Test
  void anUnknownOperatorIsRefusedWithThoseThatAreKnown() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> standard.operator("seven"))
        .withMessageStartingWith("no kiosk operator has this name; known are: lawson, ")
        .withMessageEndingWith(", fuji");
  }

  @Test
  void aCallerBringsANewerGuide() throws Exception {
    KioskGuide guide = KioskGuide.parse(new StringReader(TEXT));
    assertThat(guide)
        .isEqualTo(
            new KioskGuide(
                LocalDate.of(2027, 1, 31),
                LocalTime.of(7, 0),
                LocalTime.of(22, 0),
                Duration.ofHours(36),
                List.of(
                    new KioskOperator(
                        "test-shop", "テスト商店", "Test Shop", Set.of(KeyKind.AUTH), true))));
    assertThat(guide.operatorsFor(KeyKind.SIGN)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "as-of, 2027-02-29",
    "opens, 24:30",
    "closes, late",
    "reservation-hours, a day",
    "operator.test-shop.resets, BOTH",
    "operator.test-shop.some-shops-only, perhaps",
  })
  void aValueThatMakesNoSenseIsNamed(String key, String value) {
    String text = TEXT + "\n" + key + "=" + value;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KioskGuide.parse(new StringReader(text)))
        .withMessage("kiosk guide: the value of " + key + " is not valid");
  }

  @ParameterizedTest
  @ValueSource(strings = {"as-of", "opens", "operators", "operator.test-shop.en"})
  void aKeyThatIsMissingIsNamed(String key) {
    String text = TEXT + "\n" + key + "=";
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KioskGuide.parse(new StringReader(text)))
        .withMessage("kiosk guide: " + key + " is missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"closes=06:00", "reservation-hours=0", "operators=test-shop,test-shop"})
  void aGuideThatContradictsItselfIsRefused(String line) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KioskGuide.parse(new StringReader(TEXT + "\n" + line)));
  }
}
