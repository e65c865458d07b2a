package io.github.jpki4j.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * A command line that lacks nothing.
 *
 * @param command the words of the command
 * @param options with their values, as {@code --name=value}
 * @param parameters what follows the options
 */
record CompleteLine(String command, List<String> options, List<String> parameters) {

  CompleteLine(String command, String... options) {
    this(command, List.of(options), List.of());
  }

  CompleteLine then(String... words) {
    return new CompleteLine(command, options, List.of(words));
  }

  CompleteLine and(String... more) {
    List<String> all = Stream.concat(options.stream(), Arrays.stream(more)).toList();
    return new CompleteLine(command, all, parameters);
  }

  /** The same line with one value in place of the one that it has, or added. */
  CompleteLine with(ArgSpec argument, String value) {
    if (argument instanceof PositionalParamSpec parameter) {
      List<String> words = new ArrayList<>(parameters);
      words.set(parameter.index().min(), value);
      return new CompleteLine(command, options, words);
    }
    List<String> words = new ArrayList<>(options);
    words.removeIf(word -> isOf(argument, word));
    words.add(((OptionSpec) argument).longestName() + "=" + value);
    return new CompleteLine(command, words, parameters);
  }

  boolean has(ArgSpec argument) {
    return !argument.isOption() || options.stream().anyMatch(word -> isOf(argument, word));
  }

  /** The value that an option has here. */
  String value(ArgSpec argument) {
    return options.stream()
        .filter(word -> isOf(argument, word))
        .map(word -> word.replaceFirst("[^=]*=", ""))
        .findFirst()
        .orElseThrow();
  }

  private static boolean isOf(ArgSpec argument, String word) {
    return word.startsWith(((OptionSpec) argument).longestName() + "=");
  }

  String[] words() {
    return Stream.of(
            Arrays.stream(command.split(" ")).filter(word -> !word.isEmpty()),
            options.stream(),
            parameters.stream())
        .flatMap(words -> words)
        .toArray(String[]::new);
  }

  @Override
  public String toString() {
    return "jpki " + String.join(" ", words());
  }
}
