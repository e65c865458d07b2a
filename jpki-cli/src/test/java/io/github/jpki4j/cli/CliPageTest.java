package io.github.jpki4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.jpki4j.cli.CliPage.Language;
import io.github.jpki4j.cli.simulation.SimulatedCard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** docs/cli.md, docs/cli.ja.md and the parser have the same options with the same values. */
class CliPageTest {

  private static final Path ROOT = Path.of(System.getProperty("jpki.root"));

  /** A command at the start of a line, in a pipeline or in a loop, up to its end or a remark. */
  private static final Pattern EXAMPLE =
      Pattern.compile(
          "(?:^ *(?:\\$ )?|[|] |do )(?:\\./)?jpki ((?:\"[^\"]*\"|[^\"|&;> ]+|>(?=\\S)| (?! ))+)");

  private static final Map<String, CommandSpec> COMMANDS = commands();

  private static Map<String, CommandSpec> commands() {
    return CommandLines.all(CommandLines.whole()).stream()
        .collect(
            Collectors.toMap(
                CommandLines::words, CommandLine::getCommandSpec, (a, b) -> a, TreeMap::new));
  }

  private static String text(Language language) throws IOException {
    return Files.readString(ROOT.resolve(language.file()));
  }

  private static CliPage page(Language language) throws IOException {
    return new CliPage(language, text(language), COMMANDS.keySet());
  }

  static List<Arguments> names() {
    return Stream.of(Language.values())
        .flatMap(page -> COMMANDS.keySet().stream().map(command -> Arguments.of(page, command)))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyOptionIsDocumentedAndNoOther(Language language, String command) throws IOException {
    Set<String> parsed = new HashSet<>();
    COMMANDS.get(command).options().forEach(option -> parsed.addAll(List.of(option.names())));
    assertThat(page(language).options(command)).containsExactlyInAnyOrderElementsOf(parsed);
  }

  @ParameterizedTest
  @MethodSource("names")
  void whatStandsForAValueIsTheSame(Language language, String command) throws IOException {
    CliPage page = page(language);
    for (OptionSpec option : COMMANDS.get(command).options()) {
      Set<String> labels = page.labels(command, option.longestName());
      if (option.arity().max() == 0) {
        assertThat(labels).as(option.longestName()).isEmpty();
      } else {
        assertThat(labels).as(option.longestName()).containsOnly(option.paramLabel());
      }
    }
    for (PositionalParamSpec parameter : COMMANDS.get(command).positionalParameters()) {
      assertThat(page.synopses(command))
          .isNotEmpty()
          .allSatisfy(
              shown ->
                  assertThat(shown.replaceAll("[\\[\\]]", "") + " ")
                      .contains(parameter.paramLabel() + " "));
    }
  }

  @ParameterizedTest
  @EnumSource
  void valuesBehindAPlaceholderAreListed(Language language) throws IOException {
    CliPage page = page(language);
    List<String> listed = new ArrayList<>();
    for (Choice choice : Choice.all()) {
      if (HelpPage.literals(choice.argument().paramLabel()).isEmpty()) {
        boolean card = choice.argument().paramLabel().equals("CARD");
        assertThat(
                card ? page.listed("", "--simulate") : page.listed(choice.command(), choice.name()))
            .as("%s", choice)
            .isEqualTo(choice.values());
        listed.add(choice.name());
      }
    }
    assertThat(listed).contains("--simulate", "--card", "--operator");
  }

  /** Whatever a translation keeps is the same, in the same order. */
  @Test
  void bothPagesHaveTheSameHeadingsRowsAndExamples() throws IOException {
    List<String> english = CliPage.skeleton(text(Language.ENGLISH));
    assertThat(english).hasSizeGreaterThan(250);
    assertThat(CliPage.skeleton(text(Language.JAPANESE))).isEqualTo(english);
  }

  static List<String> examples() throws IOException {
    List<String> examples = new ArrayList<>();
    try (Stream<Path> docs = Files.list(ROOT.resolve("docs"));
        Stream<Path> root = Files.list(ROOT)) {
      for (Path page :
          Stream.concat(docs, root).filter(p -> p.toString().endsWith(".md")).sorted().toList()) {
        for (String line : Files.readAllLines(page)) {
          EXAMPLE
              .matcher(line)
              .results()
              .map(found -> found.group(1).strip())
              .forEach(examples::add);
        }
      }
    }
    return examples.stream().distinct().toList();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyExampleIsUnderstood(String example) {
    String[] words =
        Pattern.compile("\"([^\"]*)\"|(\\S+)")
            .matcher(example)
            .results()
            .map(CliPageTest::word)
            .toArray(String[]::new);
    assertThatCode(() -> CommandLines.whole().parseArgs(words))
        .as(Arrays.toString(words))
        .doesNotThrowAnyException();
  }

  private static String word(MatchResult found) {
    String word = found.group(1) == null ? found.group(2) : found.group(1);
    return word.equals("--simulate") ? "--simulate=" + SimulatedCard.DEFAULT : word;
  }
}
