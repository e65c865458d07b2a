package io.github.jpki4j.cli.manual;

import io.github.jpki4j.cli.manual.Argument.Files;
import io.github.jpki4j.cli.manual.Argument.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Completion for fish, in the language of the person. */
final class FishCompletion {

  private static final String HEAD =
      """
      # Completion of jpki for fish, made from the command itself.

      # The subcommand that was typed, such as "pdf sign".
      function __jpki_command
        set -l command
        for word in (commandline -opc)[2..]
          if contains -- (string join -- ' ' $command $word) %s
            set command (string join -- ' ' $command $word)
          end
        end
        test "$command" = "$argv[1]"
      end

      complete -c jpki -f
      """;

  private FishCompletion() {}

  /** The commands of each language; both have the same. */
  static String of(List<Command> english, List<Command> japanese) {
    String known =
        english.stream()
            .filter(c -> !c.isWhole())
            .map(c -> quoted(c.words()))
            .collect(Collectors.joining(" "));
    return HEAD.formatted(known)
        + "if string match -q 'ja*' -- (string join '' $LC_ALL $LC_MESSAGES $LANG)\n"
        + lines(japanese)
        + "else\n"
        + lines(english)
        + "end\n";
  }

  private static String lines(List<Command> commands) {
    StringBuilder lines = new StringBuilder();
    commands.get(0).commonOptions().forEach(option -> option(lines, "", option));
    for (Command command : commands) {
      String here = " -n " + quoted("__jpki_command " + quoted(command.words()));
      command.ownOptions().forEach(option -> option(lines, here, option));
      for (String step : command.steps()) {
        String words = (command.words() + " " + step).strip();
        String header =
            commands.stream()
                .filter(c -> c.words().equals(words))
                .findFirst()
                .orElseThrow()
                .header();
        lines.append("  complete -c jpki" + here + " -a " + step + " -d " + quoted(header) + "\n");
      }
      for (Argument parameter : command.parameters()) {
        String files = parameter.files() == Files.FILES ? " -F" : "";
        String values = values(parameter);
        if (!files.isEmpty() || !values.isEmpty()) {
          lines.append("  complete -c jpki" + here + files + values + meaning(parameter) + "\n");
        }
      }
    }
    return lines.toString();
  }

  private static void option(StringBuilder lines, String here, Argument option) {
    List<String> parts = new ArrayList<>(List.of("  complete -c jpki" + here));
    for (String name : option.names()) {
      parts.add(name.startsWith("--") ? "-l " + name.substring(2) : "-s " + name.substring(1));
    }
    String files = option.files() == Files.FILES ? " -F" : "";
    if (option.value() == Value.REQUIRED) {
      parts.add(files.isEmpty() ? "-x" : "-r");
    }
    lines.append(String.join(" ", parts) + files + values(option) + meaning(option) + "\n");
  }

  private static String values(Argument argument) {
    String words = String.join(" ", argument.words());
    if (argument.files() == Files.FOLDERS) {
      words = "(__fish_complete_directories)";
    }
    return words.isEmpty() ? "" : " -a " + quoted(words);
  }

  private static String meaning(Argument argument) {
    return " -d " + quoted(argument.brief());
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
