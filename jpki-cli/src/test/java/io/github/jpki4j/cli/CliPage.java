package io.github.jpki4j.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What docs/cli.md or docs/cli.ja.md says of options and parameters, read from its tables. */
final class CliPage {

  /** The words by which the tables of each page are known. */
  enum Language {
    ENGLISH(
        "docs/cli.md",
        "Commands",
        "Options of every command",
        "option",
        "of",
        "(without a command)",
        "cms, pdf and xml: sign",
        "cms, pdf and xml: verify",
        "cms and pdf: timestamp",
        "cms, pdf and xml: extend"),
    JAPANESE(
        "docs/cli.ja.md",
        "コマンド",
        "すべてのコマンドのオプション",
        "オプション",
        "コマンド",
        "（コマンドなしで）",
        "cms、pdf、xml: 署名",
        "cms、pdf、xml: 検証",
        "cms と pdf: タイムスタンプ",
        "cms、pdf、xml: 長期署名");

    private final String file;
    private final String commands;
    private final String ofEveryCommand;
    private final String option;
    private final String of;
    private final String programOnly;
    private final String sign;
    private final String verify;
    private final String timestamp;
    private final String extend;

    Language(
        String file,
        String commands,
        String ofEveryCommand,
        String option,
        String of,
        String programOnly,
        String sign,
        String verify,
        String timestamp,
        String extend) {
      this.file = file;
      this.commands = commands;
      this.ofEveryCommand = ofEveryCommand;
      this.option = option;
      this.of = of;
      this.programOnly = programOnly;
      this.sign = sign;
      this.verify = verify;
      this.timestamp = timestamp;
      this.extend = extend;
    }

    /** Where the page is, below the root of the project. */
    String file() {
      return file;
    }

    /** Whose options the tables under a heading are, where the table does not say so. */
    private List<String> commandsUnder(String heading) {
      Map<String, List<String>> sections =
          Map.of(
              "validate",
              List.of("validate"),
              sign,
              List.of("cms sign", "pdf sign", "xml sign"),
              verify,
              List.of("cms verify", "pdf verify", "xml verify"),
              timestamp,
              List.of("cms timestamp", "pdf timestamp"),
              extend,
              List.of("cms extend", "pdf extend", "xml extend"),
              "surface",
              List.of("surface"),
              "genuine",
              List.of("genuine"),
              "tls",
              List.of("tls GET"),
              "kiosk",
              List.of("kiosk"),
              "simulate",
              List.of("simulate"));
      return sections.getOrDefault(heading, List.of());
    }
  }

  private static final Pattern OPTION =
      Pattern.compile(
          "(?<![\\w|-])(--?[a-z][a-z-]*)(?:\\[=([^\\]]+)]| \"([^\"]+)\"|"
              + " ([^-\\s\\[\\]…][^\\s\\]]*))?");

  /** Of one option of one command: what stands for its values, and what is said of it. */
  private record Entry(Set<String> labels, StringBuilder meaning) {}

  private final Language language;
  private final Set<String> commands;
  private final Map<String, Map<String, Entry>> options = new HashMap<>();
  private final Map<String, List<String>> synopses = new HashMap<>();

  /**
   * Reads the page.
   *
   * @param language which of the two pages it is
   * @param text the page
   * @param commands all that there are, as {@code reset check}; the empty one is jpki itself
   */
  CliPage(Language language, String text, Set<String> commands) {
    this.language = language;
    this.commands = commands;
    String section = "";
    String before = "";
    List<String> head = List.of();
    for (String line : text.lines().toList()) {
      if (line.startsWith("## ")) {
        section = line.substring(3);
      } else if (!line.startsWith("|")) {
        head = List.of();
        before = line.isBlank() ? before : line;
      } else if (head.isEmpty()) {
        head = cells(line);
      } else if (!line.startsWith("|--")) {
        row(section, before, head, cells(line));
      }
    }
  }

  private static List<String> cells(String line) {
    return Arrays.stream(line.strip().split("(?<!\\\\)\\|"))
        .skip(1)
        .map(cell -> cell.strip().replace("\\|", "|"))
        .toList();
  }

  private void row(String section, String before, List<String> head, List<String> cells) {
    if (head.get(0).contains(language.option)) {
      String meaning = cells.get(cells.size() - 1);
      for (String command : owners(section, before, head, cells, meaning)) {
        add(command, cells.get(0), meaning);
      }
    } else if (section.equals(language.commands)) {
      synopsis(spans(cells.get(0)).get(0), cells.get(1));
    }
  }

  private void synopsis(String synopsis, String meaning) {
    String[] words = synopsis.split(" ", -1);
    String second = words.length > 1 ? words[1] : "";
    List<String> steps =
        Arrays.stream(second.split("\\|", -1)).map(step -> words[0] + " " + step).toList();
    List<String> called = commands.containsAll(steps) ? steps : List.of(words[0]);
    for (String command : called) {
      synopses.computeIfAbsent(command, c -> new ArrayList<>()).add(synopsis);
      add(command, "`" + synopsis + "`", meaning);
    }
  }

  private List<String> owners(
      String section, String before, List<String> head, List<String> cells, String meaning) {
    if (!spans(head.get(0)).isEmpty()) {
      return List.of(section + " " + spans(head.get(0)).get(0));
    }
    if (head.get(1).equals(language.of)) {
      return spans(cells.get(1)).stream()
          .map(of -> section + " " + of.replaceFirst(" .*", ""))
          .toList();
    }
    if (section.equals(language.commands)) {
      return before.startsWith(language.ofEveryCommand) ? all(cells) : spans(before);
    }
    List<String> owners = new ArrayList<>(language.commandsUnder(section));
    owners.removeIf(
        c ->
            meaning.matches("`(cms|pdf|xml)`: .*") && !meaning.startsWith("`" + c.substring(0, 3)));
    return owners;
  }

  /** Every command, unless the row says that it is for the program alone. */
  private List<String> all(List<String> cells) {
    return cells.get(1).contains(language.programOnly) ? List.of("") : List.copyOf(commands);
  }

  /** A value beside several options, in a span of its own, is one of each of them. */
  private void add(String command, String cell, String meaning) {
    List<Entry> waiting = new ArrayList<>();
    for (String span : spans(cell)) {
      if (!OPTION.matcher(span).find()) {
        waiting.forEach(entry -> entry.labels().add(span));
      }
      for (MatchResult option : OPTION.matcher(span).results().toList()) {
        Entry entry =
            options
                .computeIfAbsent(command, c -> new LinkedHashMap<>())
                .computeIfAbsent(
                    option.group(1), o -> new Entry(new LinkedHashSet<>(), new StringBuilder()));
        entry.meaning().append(meaning).append('\n');
        for (int group = 2; group <= 4; group++) {
          if (option.group(group) != null) {
            entry.labels().add(option.group(group));
          }
        }
        waiting.add(entry);
      }
    }
  }

  private static List<String> spans(String text) {
    Matcher span = Pattern.compile("`([^`]+)`").matcher(text);
    return span.results().map(found -> found.group(1)).toList();
  }

  /** The options that a command has, as the page says; short names, too. */
  Set<String> options(String command) {
    return options.getOrDefault(command, Map.of()).keySet();
  }

  /** What stands for the value of an option, wherever the page shows one. */
  Set<String> labels(String command, String option) {
    Entry entry = options.getOrDefault(command, Map.of()).get(option);
    return entry == null ? Set.of() : entry.labels();
  }

  /** The words in a list: between a colon and the end of its sentence. */
  List<String> listed(String command, String option) {
    String meaning = options.get(command).get(option).meaning().toString();
    String list = meaning.replaceFirst("(?s)^[^`]*?: ", "").replaceFirst("(?s)(?:\\. |。).*", "");
    return spans(list);
  }

  /** How the table of commands shows a command. */
  List<String> synopses(String command) {
    return synopses.getOrDefault(command, List.of());
  }

  /**
   * What a translation keeps: depth of headings, commands without the remark behind them, JSON
   * without its sentences, and of the first cell of each row the code or the number.
   */
  static List<String> skeleton(String text) {
    List<String> kept = new ArrayList<>();
    boolean json = false;
    for (String line : text.lines().toList()) {
      if (line.startsWith("```")) {
        json = !json;
      } else if (json) {
        kept.add(line.replaceFirst("\"message\" : .*", "message"));
      } else if (line.startsWith("#")) {
        kept.add(line.replaceFirst(" .*", ""));
      } else if (line.startsWith("    ")) {
        kept.add(line.strip().startsWith("#") ? "#" : line.strip().replaceFirst(" {2,}\\S.*", ""));
      } else if (line.startsWith("|")) {
        String first = cells(line).get(0);
        kept.add(first.matches("\\d+") ? first : "row " + spans(first));
      }
    }
    return kept;
  }
}
