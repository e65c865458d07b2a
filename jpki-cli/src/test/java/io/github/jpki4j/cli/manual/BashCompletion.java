package io.github.jpki4j.cli.manual;

import io.github.jpki4j.cli.manual.Argument.Files;
import io.github.jpki4j.cli.manual.Argument.Value;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Completion for bash. Not by picocli's AutoComplete: for this command it writes 91 KB, offers no
 * file for an option whose type is a text, names constants as Java does, and takes the word behind
 * a bare {@code --simulate} for a card. Where nothing is known of a value, bash offers files.
 */
final class BashCompletion {

  private static final String HEAD =
      """
      # Completion of jpki for bash, made from the command itself.

      _jpki() {
        local i command= option= words= files= current=${COMP_WORDS[COMP_CWORD]} previous=
        ((COMP_CWORD == 0)) || previous=${COMP_WORDS[COMP_CWORD - 1]}
        for ((i = 1; i < COMP_CWORD; i++)); do
          case "$command ${COMP_WORDS[i]}" in
            %s) command="$command ${COMP_WORDS[i]}" ;;
          esac
        done
        # bash makes three words of --option=value.
        if [[ $current == = ]]; then
          option="$previous=" current=
        elif [[ $previous == = ]] && ((COMP_CWORD > 2)); then
          option="${COMP_WORDS[COMP_CWORD - 2]}="
        elif [[ $previous == -* ]]; then
          option=$previous
        fi
        case "$option" in
      """;

  private static final String TAIL =
      """
        esac
        # Without an answer of ours bash offers files.
        [[ $files ]] || compopt +o default 2>/dev/null
        [[ $words ]] || return 0
        COMPREPLY=($(compgen -W "$words" -- "$current"))
        [[ ${COMPREPLY[0]} != *[=@] ]] || compopt -o nospace 2>/dev/null
      }
      complete -o default -F _jpki jpki
      """;

  private BashCompletion() {}

  static String of(List<Command> commands) {
    Command whole = commands.get(0);
    String known =
        commands.stream()
            .filter(c -> !c.isWhole())
            .map(c -> "' " + c.words() + "'")
            .collect(Collectors.joining(" | "));
    StringBuilder script = new StringBuilder(HEAD.formatted(known));
    whole.commonOptions().stream()
        .filter(BashCompletion::takesValue)
        .forEach(o -> value(script, "    ", o));
    script.append("    *)\n      case $command in\n");
    for (Command command : commands) {
      script.append("        '").append(prefixed(command)).append("')\n");
      script.append("          case \"$option\" in\n");
      command.ownOptions().stream()
          .filter(BashCompletion::takesValue)
          .forEach(o -> value(script, "            ", o));
      script.append("            *)\n");
      offered(script, command);
      script.append("              ;;\n          esac\n          ;;\n");
    }
    return script.append("      esac\n      ;;\n").append(TAIL).toString();
  }

  private static String prefixed(Command command) {
    return command.isWhole() ? "" : " " + command.words();
  }

  private static boolean takesValue(Argument option) {
    return option.value() != Value.NONE;
  }

  private static void value(StringBuilder script, String indent, Argument option) {
    String given =
        option.value() == Value.OPTIONAL
            ? option.longName() + "="
            : option.longName() + " | " + option.longName() + "=";
    script.append(indent).append(given).append(") ");
    script.append(answer(option.words(), option.files() != Files.NONE)).append(" ;;\n");
  }

  private static String answer(List<String> words, boolean files) {
    return ("words='" + String.join(" ", words) + "'" + (files ? " files=yes" : ""))
        .replace("words='' ", "")
        .replace("words=''", ":");
  }

  /** Where no value is awaited: options if a hyphen was typed, else subcommands or parameters. */
  private static void offered(StringBuilder script, Command command) {
    String options =
        command.arguments().stream()
            .filter(Argument::isOption)
            .flatMap(option -> option.names().stream())
            .collect(Collectors.joining(" "));
    List<String> words =
        Stream.concat(
                command.steps().stream(),
                command.parameters().stream().flatMap(parameter -> parameter.words().stream()))
            .toList();
    boolean files = command.parameters().stream().anyMatch(p -> p.files() != Files.NONE);
    script
        .append("              if [[ $current == -* ]]; then words='" + options + "'\n")
        .append("              else " + answer(words, files) + "\n")
        .append("              fi\n");
  }
}
