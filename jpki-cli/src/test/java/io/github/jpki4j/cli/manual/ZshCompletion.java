package io.github.jpki4j.cli.manual;

import io.github.jpki4j.cli.manual.Argument.Files;
import java.util.List;
import java.util.stream.Collectors;

/** Completion for zsh, in the language of the person. */
final class ZshCompletion {

  private ZshCompletion() {}

  /** The commands of each language; both have the same. */
  static String of(List<Command> english, List<Command> japanese) {
    return """
    #compdef jpki
    # Completion of jpki for zsh, made from the command itself.

    case ${LC_ALL:-${LC_MESSAGES:-$LANG}} in
    ja*)
    %s  ;;
    *)
    %s  ;;
    esac

    _jpki "$@"
    """
        .formatted(functions(japanese), functions(english));
  }

  private static String functions(List<Command> commands) {
    StringBuilder functions = new StringBuilder("_jpki_common=(\n");
    commands.get(0).commonOptions().forEach(option -> option(functions, option));
    functions.append(")\n");
    commands.forEach(command -> function(functions, command, commands));
    return functions.toString();
  }

  private static void function(StringBuilder script, Command command, List<Command> commands) {
    script.append(name(command.words())).append("() {\n");
    boolean steps = !command.steps().isEmpty();
    script.append(steps ? "local state line\n" : "");
    script.append("_arguments -s -S" + (steps ? " -C" : "") + " $_jpki_common \\\n");
    command
        .ownOptions()
        .forEach(option -> script.append("  ").append(option(option)).append(" \\\n"));
    for (Argument parameter : command.parameters()) {
      String place = parameter.required() ? "1:" : "1::";
      script.append("  " + quoted(place + colons(parameter.label()) + ":" + values(parameter)));
      script.append(" \\\n");
    }
    script.append(steps ? "  '1:command:->command' '*:: :->rest'\n" : "  && return\n");
    if (steps) {
      steps(script, command, commands);
    }
    script.append("}\n");
  }

  private static void steps(StringBuilder script, Command command, List<Command> commands) {
    String described =
        command.steps().stream()
            .map(step -> quoted(step + ":" + header(command, step, commands)))
            .collect(Collectors.joining(" "));
    script.append("case $state in\n");
    script.append("command) local -a steps=(" + described + "); _describe command steps ;;\n");
    script.append("rest) case $words[1] in\n");
    for (String step : command.steps()) {
      script.append(step + ") " + name((command.words() + " " + step).strip()) + " ;;\n");
    }
    script.append("esac ;;\nesac\n");
  }

  private static String header(Command command, String step, List<Command> commands) {
    String words = (command.words() + " " + step).strip();
    return commands.stream()
        .filter(c -> c.words().equals(words))
        .findFirst()
        .orElseThrow()
        .header();
  }

  private static String name(String words) {
    return ("_jpki " + words).strip().replace(' ', '_');
  }

  private static void option(StringBuilder script, Argument option) {
    script.append("  ").append(option(option)).append('\n');
  }

  /** All names of one option; the first that is given takes the others away. */
  private static String option(Argument option) {
    String meaning = "[" + option.brief().replaceAll("([\\[\\]\\\\])", "\\\\$1") + "]";
    String value =
        switch (option.value()) {
          case NONE -> "";
          case REQUIRED -> ":" + colons(option.label()) + ":" + values(option);
          case OPTIONAL -> "::" + colons(option.label()) + ":" + values(option);
        };
    String sign =
        switch (option.value()) {
          case NONE -> "";
          case REQUIRED -> "=";
          case OPTIONAL -> "=-";
        };
    if (option.names().size() == 1) {
      return quoted("*" + option.longName() + sign + meaning + value);
    }
    return "{" + String.join(",", option.names()) + "}" + quoted(meaning);
  }

  private static String values(Argument argument) {
    String words =
        argument.words().stream().map(ZshCompletion::colons).collect(Collectors.joining(" "));
    if (argument.files() == Files.FOLDERS) {
      return "_files -/";
    }
    if (argument.files() == Files.FILES) {
      return words.isEmpty() ? "_files" : "{ compadd -- " + words + "; _files }";
    }
    return words.isEmpty() ? " " : "(" + words + ")";
  }

  private static String colons(String text) {
    return text.replace(":", "\\:");
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
