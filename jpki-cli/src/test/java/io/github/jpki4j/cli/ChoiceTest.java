package io.github.jpki4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.cli.console.EnumNames;
import io.github.jpki4j.cli.support.Desk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every word that the help names as a value is taken, and no other. */
class ChoiceTest {

  @TempDir private static Path folder;

  private static CompleteLines lines;

  @BeforeAll
  static void write() throws IOException {
    lines = new CompleteLines(folder);
  }

  @AfterAll
  static void end() {
    lines.close();
  }

  /** The command's tests are without EU DSS; that is looked for after all options were read. */
  private static final String WITHOUT_DSS = "JPKI_DSS";

  static List<Choice> choices() {
    return Choice.all();
  }

  static List<Choice> closedChoices() {
    return Choice.all().stream().filter(Choice::isClosed).toList();
  }

  static List<String> commands() {
    return CommandLines.all(CommandLines.whole()).stream().map(CommandLines::words).toList();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandHasALineThatLacksNothing(String command) throws IOException {
    for (CompleteLine line : lines.of(command)) {
      assertTaken(line, "");
    }
  }

  @ParameterizedTest
  @MethodSource("choices")
  void everyDocumentedValueIsTaken(Choice choice) throws IOException {
    assertThat(choice.values()).as("%s names no values in its help", choice).isNotEmpty();
    for (String value : choice.values()) {
      for (CompleteLine line : fitting(choice, value)) {
        String input =
            value.equals("-") ? Files.readString(Path.of(line.value(choice.argument()))) : "";
        assertTaken(line.with(choice.argument(), value), input);
      }
    }
  }

  /** Lines that have the value; or another one; or all of the command. */
  private static List<CompleteLine> fitting(Choice choice, String value) throws IOException {
    List<CompleteLine> all = lines.of(choice.command());
    List<Predicate<CompleteLine>> closer =
        List.of(
            line -> line.has(choice.argument()) && line.equals(line.with(choice.argument(), value)),
            line -> line.has(choice.argument()));
    for (Predicate<CompleteLine> close : closer) {
      List<CompleteLine> some = all.stream().filter(close).toList();
      if (!some.isEmpty()) {
        return some;
      }
    }
    return all;
  }

  private static void assertTaken(CompleteLine line, String input) {
    Desk.Result result = Desk.empty().stdin(input).run(line.words());
    if (!result.err().contains(WITHOUT_DSS)) {
      assertThat(result.code()).as("%s: %s", line, result.err()).isNotIn(1, 2);
    }
    assertThat(result.said()).as(line.toString()).doesNotContain("does not take this value");
  }

  @ParameterizedTest
  @MethodSource("closedChoices")
  void everythingElseIsRefusedWithTheDocumentedValues(Choice choice) throws IOException {
    for (String value : spoiled(choice.values())) {
      CompleteLine line = lines.of(choice.command()).get(0).with(choice.argument(), value);
      Desk.Result result = Desk.empty().run(line.words());
      assertThat(result.code()).as("%s: %s", line, result.err()).isEqualTo(2);
      assertThat(result.said())
          .as(line.toString())
          .endsWith(
              "%s does not take this value. Possible: %s "
                  .formatted(choice.name(), String.join(", ", choice.values())));
    }
  }

  /** Not documented; as in Java; in capitals; with a space; nothing at all. */
  private static Set<String> spoiled(List<String> values) {
    Set<String> spoiled = new LinkedHashSet<>(List.of("", "no-such-value"));
    for (String value : values) {
      String capitals = value.toUpperCase(Locale.ROOT);
      spoiled.addAll(List.of(capitals, capitals.replace('-', '_'), value + " "));
    }
    return spoiled;
  }

  @Test
  void helpNamesTheSameValuesInBothLanguagesAsTheParser() {
    List<String> compared = new ArrayList<>();
    for (Choice choice : Choice.all()) {
      HelpPage japanese = new HelpPage(choice.command(), Locale.JAPAN);
      assertThat(japanese.values(choice.argument())).as("%s", choice).isEqualTo(choice.values());
      Class<?> type = choice.argument().auxiliaryTypes()[0];
      if (type.isEnum()) {
        assertThat(choice.values()).as("%s", choice).isEqualTo(EnumNames.all(type));
        compared.add(choice.name());
      }
    }
    assertThat(compared)
        .contains("--face", "--lang", "--key", "--format", "--as", "--purpose", "auth|sign");
  }

  /** Values in the middle of which a line ends cannot be read. */
  @Test
  void noLineOfTheHelpEndsWithinValues() {
    for (Choice choice : closedChoices()) {
      String label = choice.argument().paramLabel();
      if (choice.argument().isOption() && !HelpPage.literals(label).isEmpty()) {
        String shown = Pattern.quote(choice.name() + "=" + label);
        assertThat(new HelpPage(choice.command(), Locale.ENGLISH).text())
            .as("%s", choice)
            .containsPattern("(?s)" + shown + ".*" + shown);
      }
    }
  }
}
