package io.github.jpki4j.cli.manual;

import static io.github.jpki4j.cli.manual.Roff.bold;
import static io.github.jpki4j.cli.manual.Roff.italic;

import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.cli.console.Language;
import io.github.jpki4j.cli.console.Messages;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/**
 * The manual page of one command. Written as roff here rather than by picocli-codegen, whose pages
 * are AsciiDoc: those take asciidoctor, a program in Ruby, and its Japanese lines do not fit a
 * screen.
 */
final class ManualPage {

  private final Language language;
  private final ResourceBundle titles;
  private final CliTables tables;
  private final String date;
  private final String version;

  /**
   * For the pages of one language.
   *
   * @param tables what docs/cli.md or cli.ja.md says of the environment and of files
   * @param date as at the foot of the pages, such as {@code 2026-11-23}
   * @param version as at their foot, such as {@code jpki 0.1.0}
   */
  ManualPage(Language language, CliTables tables, String date, String version) {
    this.language = language;
    this.titles = Titles.of(language);
    this.tables = tables;
    this.date = date;
    this.version = version;
  }

  /** The page of a command, which is one of all. */
  String of(Command command, List<Command> all) {
    Roff page = new Roff(language).head(command.page(), date, version);
    page.section(title("name")).name(command.page(), command.brief());
    synopsis(page.section(title("synopsis")), command);
    page.section(title("description")).text(command.header() + title("full-stop"));
    if (!command.isWhole() && !command.footer().isEmpty()) {
      page.paragraph(command.footer());
    }
    steps(page, command, all);
    entries(page, "parameters", command.parameters());
    entries(page, "options", command.ownOptions());
    entries(page, "common", command.commonOptions());
    if (command.isWhole()) {
      exitCodes(page.section(title("exit")));
      rows(page.section(title("environment")), tables.environment());
      rows(page.section(title("files")), tables.files());
    } else {
      page.section(title("exit")).text(title("exit.more"));
    }
    return seeAlso(page.section(title("see-also")), command, all).toString();
  }

  private String title(String key) {
    return titles.getString(key);
  }

  private void synopsis(Roff page, Command command) {
    String call = bold(("jpki " + command.words()).strip());
    String options = "[" + italic(title("any-options")) + "]";
    String needed =
        command.arguments().stream()
            .filter(a -> a.required() || !a.isOption())
            .map(a -> a.isOption() ? heading(a) : needed(a))
            .collect(Collectors.joining(" "));
    String step = command.steps().isEmpty() ? "" : italic(title("any-command"));
    page.marked(String.join(" ", call, options, step, needed).replaceAll(" +", " ").strip());
  }

  private static String needed(Argument parameter) {
    String label = italic(parameter.label());
    return parameter.required() ? label : "[" + label + "]";
  }

  private void steps(Roff page, Command command, List<Command> all) {
    if (!command.steps().isEmpty()) {
      page.section(title("commands"));
      for (Command other : below(command, all)) {
        page.entry(bold("jpki " + other.words()), other.header() + title("full-stop"));
      }
    }
  }

  private static List<Command> below(Command command, List<Command> all) {
    return command.steps().stream()
        .map(step -> (command.words() + " " + step).strip())
        .map(words -> all.stream().filter(c -> c.words().equals(words)).findFirst().orElseThrow())
        .toList();
  }

  private void entries(Roff page, String title, List<Argument> arguments) {
    if (!arguments.isEmpty()) {
      page.section(title(title));
      for (Argument argument : arguments) {
        page.entry(argument.isOption() ? heading(argument) : needed(argument), argument.meaning());
      }
    }
  }

  private static String heading(Argument option) {
    String names = option.names().stream().map(Roff::bold).collect(Collectors.joining(", "));
    return switch (option.value()) {
      case NONE -> names;
      case REQUIRED -> names + "=" + italic(option.label());
      case OPTIONAL -> names + "[=" + italic(option.label()) + "]";
    };
  }

  private void exitCodes(Roff page) {
    Messages messages = Messages.of(language);
    for (ExitCode code : ExitCode.values()) {
      page.entry(bold(String.valueOf(code.number())), messages.get(code.key()));
    }
  }

  private static void rows(Roff page, Map<String, String> rows) {
    rows.forEach((name, meaning) -> page.entry(bold(name), meaning));
  }

  /** The page above, and the pages right below. */
  private static Roff seeAlso(Roff page, Command command, List<Command> all) {
    List<String> pages =
        all.stream()
            .filter(c -> isNear(c, command))
            .map(c -> bold(c.page()) + "(1)")
            .sorted()
            .toList();
    return page.marked(String.join(",\n", pages));
  }

  private static boolean isNear(Command other, Command command) {
    boolean above = !command.isWhole() && other.words().equals(parent(command.words()));
    boolean below = !other.isWhole() && parent(other.words()).equals(command.words());
    return above || below;
  }

  private static String parent(String words) {
    return words.contains(" ") ? words.substring(0, words.lastIndexOf(' ')) : "";
  }
}
