package io.github.jpki4j.cli;

import io.github.jpki4j.cli.support.Desk;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What the help of one command shows, read back from its text. */
final class HelpPage {

  /** An option with its label, or a parameter, and the beginning of its description. */
  private static final Pattern ENTRY =
      Pattern.compile(" {2,6}(?:-\\w, )?(--[a-z-]+|\\S+)(?:\\[?=(\\S+?)]?)?(?: +(.*))?");

  private static final Pattern LIST = Pattern.compile(": ([a-z0-9-]+(?:[,、] ?[a-z0-9-]+)+)$");

  private record Entry(String label, StringBuilder description) {}

  private final String text;
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  /**
   * Runs the command with {@code -h}.
   *
   * @param command its words, without the name of the program
   * @param locale of the person
   */
  HelpPage(String command, Locale locale) {
    text = Desk.empty().locale(locale).run((command + " -h").strip().split(" ")).out();
    Entry last = null;
    for (String line : text.lines().toList()) {
      Matcher entry = ENTRY.matcher(line);
      if (line.startsWith(" ".repeat(20))) {
        if (last != null) {
          last.description().append(' ').append(line.strip());
        }
      } else if (entry.matches()) {
        // A parameter that may be left out stands in brackets.
        String name = entry.group(1).replaceFirst("^\\[(.*)]$", "$1");
        String label = entry.group(2) == null ? name : entry.group(2);
        String begun = entry.group(3) == null ? "" : entry.group(3);
        last = new Entry(label, new StringBuilder(begun));
        entries.put(name, last);
      } else {
        last = null;
      }
    }
  }

  /** The name under which an option or parameter stands in the help, in messages and in docs. */
  static String name(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }

  String text() {
    return text;
  }

  boolean has(ArgSpec argument) {
    return entries.containsKey(name(argument));
  }

  /** What stands for the value of an option or parameter. */
  String label(ArgSpec argument) {
    return entries.get(name(argument)).label();
  }

  /** The values that are named: in the label, or as a list at the end of the description. */
  List<String> values(ArgSpec argument) {
    List<String> values = literals(label(argument));
    Matcher list = LIST.matcher(entries.get(name(argument)).description());
    return values.isEmpty() && list.find() ? List.of(list.group(1).split("[,、] ?")) : values;
  }

  /** What is to be typed as it stands, and no placeholder such as FILE. */
  static List<String> literals(String label) {
    List<String> literals = new ArrayList<>(List.of(label.split("\\|")));
    literals.removeIf(part -> label.equals(part) || !part.matches("[a-z0-9-]+"));
    return literals;
  }
}
