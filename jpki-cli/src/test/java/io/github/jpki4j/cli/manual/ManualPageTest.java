package io.github.jpki4j.cli.manual;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.cli.CommandLines;
import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.cli.console.DisplayWidth;
import io.github.jpki4j.cli.console.Language;
import io.github.jpki4j.cli.console.Messages;
import io.github.jpki4j.testkit.program.ForeignJudge;
import io.github.jpki4j.testkit.program.ForeignProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The manual pages against the parser, and against a program that shows them. */
final class ManualPageTest {

  private static final Path ROOT = Path.of(System.getProperty("jpki.root"));

  /** What a screen has, and what it leaves to the text of an entry. */
  private static final int COLUMNS = 80;

  private static Map<String, String> pages(Language language) throws IOException {
    Map<String, String> pages = ManualFiles.all(ROOT, "2026-11-23", "jpki 1.0");
    String folder = language == Language.EN ? "man/man1/" : "man/ja/man1/";
    pages.keySet().removeIf(path -> !path.startsWith(folder));
    return pages;
  }

  /** The text as it is read: without marks, macros and the ends of lines. */
  private static String read(String page) {
    return page.replaceAll("(?m)^\\.br$", "")
        .replaceAll("(?m)^\\.[A-Z]+ ?", "")
        .replaceAll("\\\\f[BIR]|\\\\&", "")
        .replace("\\-", "-")
        .replace("\\e", "\\")
        .replaceAll("\\s+", "");
  }

  @ParameterizedTest
  @EnumSource
  void everyCommandOptionAndParameterHasItsLine(Language language) throws IOException {
    Map<String, String> pages = pages(language);
    List<CommandLine> all = CommandLines.all(CommandLines.whole(language));
    assertThat(all).hasSizeGreaterThan(35);
    assertThat(pages).hasSameSizeAs(all);
    for (CommandLine line : all) {
      String name = line.getCommandSpec().qualifiedName("-");
      String page =
          pages.entrySet().stream()
              .filter(entry -> entry.getKey().endsWith("/" + name + ".1"))
              .map(entry -> read(entry.getValue()))
              .findFirst()
              .orElseThrow(() -> new AssertionError(name));
      assertThat(page).as(name).contains(squeezed(line.getCommandSpec().usageMessage().header()));
      for (OptionSpec option : line.getCommandSpec().options()) {
        String value = option.arity().max() == 0 ? "" : "=" + option.paramLabel();
        String names = String.join(",", option.names());
        assertThat(page)
            .as("%s %s", name, names)
            .contains(
                names + (option.arity().min() < option.arity().max() ? "[" : "") + squeezed(value))
            .contains(squeezed(option.description()));
      }
      for (PositionalParamSpec parameter : line.getCommandSpec().positionalParameters()) {
        assertThat(page)
            .as("%s %s", name, parameter.paramLabel())
            .contains(parameter.paramLabel(), squeezed(parameter.description()));
      }
      line.getSubcommands()
          .keySet()
          .forEach(step -> assertThat(page).contains(squeezed(name.replace('-', ' ') + step)));
    }
  }

  /** As {@link #read}; a list of values stands where the model has a variable. */
  private static String squeezed(String... lines) {
    return String.join("", lines).replaceAll("\\$\\{.*}|\\s+", "");
  }

  @ParameterizedTest
  @EnumSource
  void thePageOfTheWholeHasExitCodesEnvironmentAndFiles(Language language) throws IOException {
    String page = pages(language).values().iterator().next();
    String text = read(page);
    for (ExitCode code : ExitCode.values()) {
      assertThat(page).contains("\n.TP\n\\fB" + code.number() + "\\fR\n");
      assertThat(text).contains(squeezed(code.number() + Messages.of(language).get(code.key())));
    }
    CliTables tables = CliTables.of(language, ROOT);
    assertThat(tables.environment()).hasSizeGreaterThan(3).containsKey("JAVA_HOME");
    assertThat(tables.files()).isNotEmpty();
    tables
        .environment()
        .forEach((name, meaning) -> assertThat(text).contains(squeezed(name + meaning)));
    tables.files().forEach((name, meaning) -> assertThat(text).contains(squeezed(name + meaning)));
  }

  @Test
  void theTitlesAreThereInBothLanguages() {
    assertThat(Titles.of(Language.JA).keySet()).isEqualTo(Titles.of(Language.EN).keySet());
    for (String key : Titles.of(Language.EN).keySet()) {
      assertThat(Titles.of(Language.EN).getString(key)).matches("\\p{ASCII}+");
    }
  }

  @Test
  void noWordOfATextIsTakenForACommandToTheFormatter() {
    String text = new Roff(Language.EN).text(".PP a\\b -c").entry(Roff.bold("-x"), "'x").toString();
    assertThat(text).isEqualTo("\\&.PP a\\eb \\-c\n.TP\n\\fB\\-x\\fR\n\\&'x\n");
  }

  @ParameterizedTest
  @EnumSource
  void mandocHasNoWarningAndFitsTheScreen(Language language, @TempDir Path folder)
      throws IOException {
    ForeignJudge.of("mandoc", "-Tlint", "mandoc");
    List<String> lint = new ArrayList<>(List.of("mandoc", "-Tlint"));
    List<String> show = new ArrayList<>(List.of("mandoc", "-Tutf8"));
    for (Map.Entry<String, String> page : pages(language).entrySet()) {
      Path file = folder.resolve(Path.of(page.getKey()).getFileName());
      Files.writeString(file, page.getValue());
      lint.add(file.toString());
      show.add(file.toString());
    }
    // The line for whatis has no end within it: longer than 80 bytes is a matter of style there.
    assertThat(ForeignProgram.of(lint.toArray(String[]::new)).run().text().lines())
        .allMatch(line -> line.contains("STYLE: input text line longer than 80 bytes"));
    String shown = ForeignProgram.of(show.toArray(String[]::new)).run().text();
    List<String> lines = shown.replaceAll(".\b", "").lines().toList();
    assertThat(lines).noneMatch(line -> line.matches(".*[ぁ-ん] [ぁ-ん].*"));
    assertThat(lines)
        .hasSizeGreaterThan(1000)
        .allSatisfy(
            line -> assertThat(DisplayWidth.of(line)).as(line).isLessThanOrEqualTo(COLUMNS));
  }
}
