package io.github.jpki4j.cli.manual;

import io.github.jpki4j.cli.console.EnumNames;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ScopeType;

/**
 * An option or a parameter, as a person types it.
 *
 * @param names of an option, the short one first; empty for a parameter
 * @param value whether a value follows
 * @param label what stands for the value in texts; empty where there is none
 * @param words the values that are known; one that ends in {@code =} or {@code @} is the beginning
 *     of a value
 * @param files what of the file system may be named
 * @param inherited whether every command has it
 * @param required whether the command line is wrong without it
 * @param meaning the sentence of the help
 */
record Argument(
    List<String> names,
    Value value,
    String label,
    List<String> words,
    Files files,
    boolean inherited,
    boolean required,
    String meaning) {

  /** How a value is given. */
  enum Value {
    NONE,
    /** In the next word, or behind {@code =}. */
    REQUIRED,
    /** Behind {@code =} alone. */
    OPTIONAL
  }

  /** What of the file system is named. */
  enum Files {
    NONE,
    FILES,
    FOLDERS
  }

  /** What a placeholder stands for at the end of a value, such as {@code auth=N}. */
  private static final String REST = "(?<=[=@])[A-Z]+$";

  static Argument of(ArgSpec spec) {
    Value value = value(spec);
    String label = value == Value.NONE ? "" : spec.paramLabel();
    boolean option = spec.isOption();
    return new Argument(
        option ? List.of(((OptionSpec) spec).names()) : List.of(),
        value,
        label,
        value == Value.NONE ? List.of() : words(spec),
        files(label),
        option && ((OptionSpec) spec).scopeType() == ScopeType.INHERIT,
        spec.required(),
        meaning(spec));
  }

  private static String meaning(ArgSpec spec) {
    String meaning = String.join(" ", spec.description());
    return spec.completionCandidates() == null
        ? meaning
        : meaning.replace("${COMPLETION-CANDIDATES}", String.join(", ", candidates(spec)));
  }

  private static Value value(ArgSpec spec) {
    if (spec.arity().max() == 0) {
      return Value.NONE;
    }
    return spec.isOption() && spec.arity().min() == 0 ? Value.OPTIONAL : Value.REQUIRED;
  }

  private static List<String> words(ArgSpec spec) {
    List<String> words = new ArrayList<>();
    if (spec.completionCandidates() != null) {
      words.addAll(candidates(spec));
    } else if (spec.paramLabel().contains("|")) {
      words.addAll(List.of(spec.paramLabel().split("\\|")));
    }
    words.replaceAll(word -> word.replaceFirst(REST, ""));
    words.removeIf(word -> !word.matches("[a-z0-9-]*[a-z0-9][=@]?"));
    return List.copyOf(words);
  }

  private static List<String> candidates(ArgSpec spec) {
    boolean constants = spec.auxiliaryTypes()[0].isEnum();
    return StreamSupport.stream(spec.completionCandidates().spliterator(), false)
        .map(word -> constants ? EnumNames.of(word) : word)
        .toList();
  }

  private static Files files(String label) {
    List<String> parts = List.of(label.split("\\|"));
    if (parts.contains("DIR")) {
      return Files.FOLDERS;
    }
    return parts.stream().anyMatch(List.of("FILE", "IN", "OUT", "SIG")::contains)
        ? Files.FILES
        : Files.NONE;
  }

  boolean isOption() {
    return !names.isEmpty();
  }

  /** The name that begins with two hyphens. */
  String longName() {
    return names.get(names.size() - 1);
  }

  /** The first sentence, for lists in which there is room for no more. */
  String brief() {
    String brief = meaning.replaceFirst("(?s)(?:\\. |。(?=.)|; ).*", "");
    return brief.replaceFirst("[.。]$", "");
  }
}
