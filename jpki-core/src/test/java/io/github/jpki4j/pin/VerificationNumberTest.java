package io.github.jpki4j.pin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.jpki4j.DataSecret;
import io.github.jpki4j.pin.PinFormatException.Rule;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerificationNumberTest {

  private static String digits(CardSecret secret) {
    try (secret) {
      return new String(secret.encoded(), StandardCharsets.US_ASCII);
    }
  }

  private static CardSecret of(String type, char[] typed) {
    return switch (type) {
      case "A" -> VerificationNumberA.of(typed);
      case "B" -> VerificationNumberB.of(typed);
      default -> BirthKey.of(typed);
    };
  }

  @ParameterizedTest
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "B,'',LENGTH",
        "B,5502172035228,LENGTH",
        "B,550217203522855,LENGTH",
        "B,５５０２１７２０３５２２８５,HALF_WIDTH",
        "B,5502172035228５,HALF_WIDTH",
        "B,550217 2035228,NO_SPACES",
        "B,550217　2035228,NO_SPACES",
        "B,'55021720352285\n',NO_SPACES",
        "B,S5021720352285,CHARACTERS",
        "B,55-02-17203522,CHARACTERS",
        "B,٥٥٠٢١٧٢٠٣٥٢٢٨٥,CHARACTERS",
        "B,55131720352285,DATE",
        "B,55023020352285,DATE",
        "B,55043120352285,DATE",
        "B,55023220352285,DATE",
        "B,55003220352285,DATE",
        "B,19800217203522,DATE",
        "B,55021720152285,EXPIRY_YEAR",
        "B,55021721002285,EXPIRY_YEAR",
        "B,55021700352285,EXPIRY_YEAR",
        "A,'',LENGTH",
        "A,12345678901,LENGTH",
        "A,1234567890123,LENGTH",
        "A,１２３４５６７８９０１２,HALF_WIDTH",
        "A,1234 5678 9012,NO_SPACES",
        "A,1234-5678-901,CHARACTERS",
        "KEY,'',LENGTH",
        "KEY,55021,LENGTH",
        "KEY,19800217,LENGTH",
        "KEY,５５０２１７,HALF_WIDTH",
        "KEY,55 217,NO_SPACES",
        "KEY,S50217,CHARACTERS",
        "KEY,551317,DATE",
        "KEY,550230,DATE",
      })
  void malformedIsRefusedByNamingTheRuleOnly(String type, String typed, Rule rule) {
    char[] characters = typed.toCharArray();
    PinFormatException e =
        catchThrowableOfType(PinFormatException.class, () -> of(type, characters));
    assertThat(e.rule()).isEqualTo(rule);
    assertThat(characters).as("erased all the same").isEqualTo(new char[typed.length()]);
    assertThat(e.getMessage()).endsWith("nothing was sent to the card");
    if (!typed.isBlank()) {
      assertThat(e.getMessage()).doesNotContain(typed);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "B,55021720352285",
    "B,64010720250000",
    "B,01010820362285",
    "B,80022920362285", // the last two digits of a Gregorian year, as some cards may have them
    "B,55000020352285",
    "A,123456789018",
    "A,000000000000",
    "KEY,550217",
    "KEY,010501",
    "KEY,550200",
  })
  void wellFormedIsEncodedAsTyped(String type, String typed) {
    char[] characters = typed.toCharArray();
    CardSecret secret = of(type, characters);
    assertThat(characters).containsOnly('\0');
    assertThat(secret.toString()).endsWith("[hidden]").doesNotContain(typed);
    assertThat(digits(secret)).isEqualTo(typed);
    assertThatThrownBy(secret::encoded).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void everyLengthButItsOwnIsRefused() {
    for (int length = 0; length <= 20; length++) {
      String typed = "01010120301234567890".substring(0, length);
      assertThat(isTaken("A", typed)).isEqualTo(length == 12);
      assertThat(isTaken("B", typed)).isEqualTo(length == 14);
      assertThat(isTaken("KEY", typed)).isEqualTo(length == 6);
    }
  }

  private static boolean isTaken(String type, String typed) {
    try {
      of(type, typed.toCharArray()).close();
      return true;
    } catch (PinFormatException e) {
      assertThat(e.rule()).isEqualTo(Rule.LENGTH);
      return false;
    }
  }

  /** The era of the date counts; the days are those on which eras begin and end. */
  @ParameterizedTest
  @CsvSource({
    "1980-02-17,550217",
    "1868-01-25,010125",
    "1912-07-29,450729",
    "1912-07-30,010730",
    "1926-12-24,151224",
    "1926-12-25,011225",
    "1927-01-01,020101",
    "1989-01-07,640107",
    "1989-01-08,010108",
    "1989-12-31,011231",
    "1990-01-01,020101",
    "2019-04-30,310430",
    "2019-05-01,010501",
    "2020-01-01,020101",
    "2024-02-29,060229",
  })
  void aBirthDateBecomesTheDigitsOfItsEra(LocalDate birth, String printed) {
    assertThat(digits(BirthKey.of(birth))).isEqualTo(printed);
    assertThat(digits(VerificationNumberB.of(birth, 2035, "2285".toCharArray())))
        .isEqualTo(printed + "20352285");
  }

  @Test
  void noEraHasADateBeforeMeiji() {
    LocalDate birth = LocalDate.of(1868, 1, 24);
    char[] code = "2285".toCharArray();
    for (Function<LocalDate, CardSecret> factory :
        List.<Function<LocalDate, CardSecret>>of(
            BirthKey::of, date -> VerificationNumberB.of(date, 2035, code))) {
      assertThat(catchThrowableOfType(PinFormatException.class, () -> factory.apply(birth)).rule())
          .isEqualTo(Rule.DATE);
    }
    assertThat(code).as("erased all the same").containsOnly('\0');
  }

  @ParameterizedTest
  @CsvSource({
    "550217,2035,2285,",
    "800217,2035,2285,",
    "55021,2035,2285,LENGTH",
    "5502171,2035,228,LENGTH",
    "550217,2035,22855,LENGTH",
    "550217,35,2285,EXPIRY_YEAR",
    "550217,-2035,2285,EXPIRY_YEAR",
    "550217,20350,2285,EXPIRY_YEAR",
    "551317,2035,2285,DATE",
    "550217,2035,２２８５,HALF_WIDTH",
    "550217,2035,22 5,NO_SPACES",
    "55021７,2035,2285,HALF_WIDTH",
  })
  void thePartsAsPrintedBecomeTheNumber(String birth, int year, String code, Rule broken) {
    char[] first = birth.toCharArray();
    char[] last = code.toCharArray();
    if (broken == null) {
      assertThat(digits(VerificationNumberB.ofPrinted(first, year, last)))
          .isEqualTo(birth + year + code);
    } else {
      PinFormatException e =
          catchThrowableOfType(
              PinFormatException.class, () -> VerificationNumberB.ofPrinted(first, year, last));
      assertThat(e.rule()).isEqualTo(broken);
    }
    assertThat(first).containsOnly('\0');
    assertThat(last).containsOnly('\0');
  }

  @Test
  void eachSaysWhichCounterOfTheSurfaceApplicationItIs() {
    assertThat(BirthKey.of(LocalDate.of(1980, 2, 17)).kind())
        .isEqualTo(DataSecret.SURFACE_BIRTH_KEY);
    assertThat(VerificationNumberA.of("123456789018".toCharArray()).kind())
        .isEqualTo(DataSecret.SURFACE_NUMBER_A);
    assertThat(VerificationNumberB.of("55021720352285".toCharArray()).kind())
        .isEqualTo(DataSecret.SURFACE_NUMBER_B);
  }

  /** Computed by hand: for the first, 8 is what is left of 11 when the sum 212 has rest 3. */
  @ParameterizedTest
  @ValueSource(strings = {"123456789018", "000000000000", "010000000006", "100000000005"})
  void theCheckDigitIsThatOfTheOrdinance(String typed) {
    for (char last = '0'; last <= '9'; last++) {
      char[] changed = typed.toCharArray();
      changed[11] = last;
      try (VerificationNumberA number = VerificationNumberA.of(changed)) {
        assertThat(number.checkDigitFits()).isEqualTo(last == typed.charAt(11));
      }
    }
  }
}
