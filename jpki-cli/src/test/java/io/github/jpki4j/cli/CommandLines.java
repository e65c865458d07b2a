package io.github.jpki4j.cli;

import io.github.jpki4j.cli.command.Environment;
import io.github.jpki4j.cli.console.Language;
import io.github.jpki4j.cli.console.Messages;
import io.github.jpki4j.cli.support.Desk;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import picocli.CommandLine;

/** The whole command for tests that look into it instead of running it. */
public final class CommandLines {

  private CommandLines() {}

  public static CommandLine whole() {
    return whole(Language.EN);
  }

  /** The same with the texts of a language. */
  public static CommandLine whole(Language language) {
    Environment environment =
        Desk.empty().environment(OutputStream.nullOutputStream(), OutputStream.nullOutputStream());
    Messages messages = Messages.of(language);
    return CommandRunner.commandLine(
        new Jpki(
            environment, messages, environment.output(messages, false), UnaryOperator.identity()),
        List.of());
  }

  /** How a command is called, without the name of the program. */
  static String words(CommandLine line) {
    return line.getCommandSpec().qualifiedName().replaceFirst("jpki ?", "");
  }

  public static List<CommandLine> all(CommandLine line) {
    List<CommandLine> all = new ArrayList<>(List.of(line));
    line.getSubcommands().values().forEach(command -> all.addAll(all(command)));
    return all;
  }
}
