package io.github.jpki4j.cli.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.cli.console.Language;
import io.github.jpki4j.cli.console.Messages;
import io.github.jpki4j.cli.support.Desk;
import io.github.jpki4j.pcsc.NativeRefusal;
import io.github.jpki4j.pcsc.ReaderException;
import io.github.jpki4j.pcsc.ReaderException.Problem;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said when the way to the card is not open; the real ways there are in CliRefusalIT. */
class PcscProblemTest {

  @ParameterizedTest
  @EnumSource(
      value = Problem.class,
      names = {"UNKNOWN_READER", "AMBIGUOUS_READER", "SEVERAL_CARDS"})
  void readersToChooseFromAreListed(Problem problem) {
    ReaderException thrown = new ReaderException(problem, "x", List.of("ACR 00", "SONY 01"));
    for (Language language : Language.values()) {
      Desk.Result result = Desk.empty().broken(thrown).run("status", "--lang", language.code());
      assertThat(result.code()).isEqualTo(10);
      assertThat(result.out()).isEmpty();
      assertThat(result.said())
          .contains(language == Language.JA ? "ACR 00、SONY 01" : "ACR 00, SONY 01")
          .contains("--reader NAME");
    }
  }

  @Test
  void aNameIsNotRepeatedWhereNoReaderCanHaveIt() {
    ReaderException thrown =
        new ReaderException(Problem.UNKNOWN_READER, "no card reader is called \"1234\"", List.of());
    Desk.Result result = Desk.empty().broken(thrown).run("status", "--reader", "1234");
    assertThat(result.code()).isEqualTo(10);
    assertThat(result.said()).contains("No card reader is connected").doesNotContain("1234");
  }

  @ParameterizedTest
  @CsvSource({
    "BUILT_WITHOUT, true",
    "UNKNOWN_SYSTEM, true",
    "NOT_ALLOWED, true",
    "NO_FOREIGN_CALLS, true",
    "JAVA_TOO_OLD, false",
    "NO_LIBRARY, false"
  })
  void aPersonIsToldOnceThatItIsNotNativeAndAPipeIsNot(NativeRefusal refusal, boolean told) {
    for (Language language : Language.values()) {
      String[] command = {"status", "--lang", language.code()};
      String sentence = Messages.of(language).get("native." + refusal).replaceAll("\\s", "");
      Optional<NativeRefusal> why = Optional.of(refusal);

      Desk.Result person =
          Desk.with(Desk.card()).by("javax.smartcardio", why).typing().run(command);
      Desk.Result pipe = Desk.with(Desk.card()).by("javax.smartcardio", why).run(command);

      String err = person.err().replaceAll("\\s", "");
      assertThat(err.split(Pattern.quote(sentence), -1)).hasSize(told ? 2 : 1);
      assertThat(person.code()).isZero();
      assertThat(pipe.err()).isEmpty();
    }
  }

  @Test
  void doctorSaysItInItsTableAndNotBesides() {
    Desk.Result result =
        Desk.with(Desk.card())
            .by("javax.smartcardio", Optional.of(NativeRefusal.BUILT_WITHOUT))
            .typing()
            .run("doctor");
    assertThat(result.err()).isEmpty();
    assertThat(result.out()).contains("javax.smartcardio");
  }

  @ParameterizedTest
  @ValueSource(strings = {"status", "readers", "doctor"})
  void aWrongValueOfTheSystemPropertyIsAMistakeOfTheCommandLine(String command) {
    PcscAccess access =
        new PcscAccess(
            () -> {
              throw new IllegalArgumentException("the system property must be ...");
            });
    for (Language language : Language.values()) {
      Desk.Result result = Desk.empty().at(access).run(command, "--lang", language.code());
      assertThat(result.code()).isEqualTo(2);
      assertThat(result.said() + result.out())
          .contains("jpki4j.pcsc.backend")
          .contains(language == Language.JA ? "auto、native、" : "auto, native, javax");
    }
  }
}
