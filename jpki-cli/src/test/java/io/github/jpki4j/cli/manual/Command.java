package io.github.jpki4j.cli.manual;

import io.github.jpki4j.cli.CommandLines;
import io.github.jpki4j.cli.console.Language;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The command or one of its subcommands, in one language.
 *
 * @param words how it is called behind {@code jpki}, such as {@code pdf sign}; empty for the whole
 * @param header what it does, in a few words
 * @param footer what must be known besides; empty where there is nothing
 * @param arguments its options and parameters, in the order of the help
 * @param steps the names of the subcommands right below it
 */
record Command(
    String words, String header, String footer, List<Argument> arguments, List<String> steps) {

  /** All, the whole first and each before those below it. */
  static List<Command> all(Language language) {
    return CommandLines.all(CommandLines.whole(language)).stream().map(Command::of).toList();
  }

  private static Command of(CommandLine line) {
    CommandSpec spec = line.getCommandSpec();
    List<Argument> arguments = new ArrayList<>();
    spec.options().stream().filter(o -> !o.hidden()).map(Argument::of).forEach(arguments::add);
    arguments.sort(Comparator.comparing(Argument::longName));
    spec.positionalParameters().stream().map(Argument::of).forEach(arguments::add);
    return new Command(
        spec.qualifiedName().replaceFirst("jpki ?", ""),
        text(spec.usageMessage().header()),
        text(spec.usageMessage().footer()),
        List.copyOf(arguments),
        List.copyOf(line.getSubcommands().keySet()));
  }

  private static String text(String[] lines) {
    return String.join(" ", lines).replace("%n", " ").replaceAll("\\s+", " ").strip();
  }

  boolean isWhole() {
    return words.isEmpty();
  }

  /** The name of its manual page. */
  String page() {
    return ("jpki " + words).strip().replace(' ', '-');
  }

  /** What it does, without what is remarked at the end. */
  String brief() {
    return header.replaceFirst("(?:; .*|（[^）]*）)$", "");
  }

  List<Argument> ownOptions() {
    return arguments.stream().filter(Argument::isOption).filter(a -> !a.inherited()).toList();
  }

  List<Argument> commonOptions() {
    return arguments.stream().filter(Argument::isOption).filter(Argument::inherited).toList();
  }

  List<Argument> parameters() {
    return arguments.stream().filter(a -> !a.isOption()).toList();
  }
}
