package io.github.jpki4j.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;

/**
 * An option or parameter of one command that takes words as they stand in the help.
 *
 * @param command the words of the command, without the name of the program
 * @param argument the option or parameter
 * @param values the words, as the help names them
 */
record Choice(String command, ArgSpec argument, List<String> values) {

  /** Those of every command. */
  static List<Choice> all() {
    List<Choice> all = new ArrayList<>();
    for (CommandLine line : CommandLines.all(CommandLines.whole())) {
      String command = CommandLines.words(line);
      HelpPage help = new HelpPage(command, Locale.ENGLISH);
      for (ArgSpec argument : line.getCommandSpec().args()) {
        List<String> values = help.has(argument) ? help.values(argument) : List.of();
        if (!values.isEmpty() || argument.auxiliaryTypes()[0].isEnum()) {
          all.add(new Choice(command, argument, values));
        }
      }
    }
    return all;
  }

  /** Whether nothing but these words is taken: no file, for example. */
  boolean isClosed() {
    return List.of(argument.paramLabel().split("\\|")).equals(values)
        || argument.completionCandidates() != null
        || argument.auxiliaryTypes()[0].isEnum();
  }

  String name() {
    return HelpPage.name(argument);
  }

  @Override
  public String toString() {
    return "jpki " + command + " " + name();
  }
}
