package io.github.jpki4j.cli;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.transport.CardConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command {@code jpki} itself: its global options, and what they mean for the subcommands. */
@Command(name = "jpki")
final class Jpki implements Work {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Environment environment;
  private final Messages messages;
  private final Output output;
  private final UnaryOperator<CardConnection> tap;

  @Option(
      names = "--simulate",
      arity = "0..1",
      fallbackValue = SimulatedCard.DEFAULT,
      paramLabel = "CARD",
      descriptionKey = "option.simulate",
      scope = ScopeType.INHERIT)
  private Optional<SimulatedCard> simulate = Optional.empty();

  @Option(
      names = "--reader",
      paramLabel = "NAME",
      descriptionKey = "option.reader",
      scope = ScopeType.INHERIT)
  private Optional<String> reader = Optional.empty();

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      descriptionKey = "option.timeout",
      scope = ScopeType.INHERIT)
  private Optional<Integer> timeout = Optional.empty();

  @Option(names = "--json", descriptionKey = "option.json", scope = ScopeType.INHERIT)
  private boolean json;

  @Option(
      names = "--lang",
      paramLabel = "ja|en",
      descriptionKey = "option.lang",
      scope = ScopeType.INHERIT)
  private Optional<Language> lang = Optional.empty();

  @Option(
      names = {"-v", "--verbose"},
      descriptionKey = "option.verbose",
      scope = ScopeType.INHERIT)
  private boolean verbose;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      descriptionKey = "option.help",
      scope = ScopeType.INHERIT)
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean help;

  @Option(names = "--version", versionHelp = true, descriptionKey = "option.version")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean version;

  Jpki(
      Environment environment,
      Messages messages,
      Output output,
      UnaryOperator<CardConnection> tap) {
    this.environment = environment;
    this.messages = messages;
    this.output = output;
    this.tap = tap;
  }

  /**
   * Runs one command.
   *
   * @param environment what it may touch
   * @param args the command line, without the program's name
   * @return the exit code
   */
  static int run(Environment environment, String... args) {
    return CommandRunner.run(environment, UnaryOperator.identity(), List.of(args));
  }

  /** Without a subcommand: a mistake, or somebody who wants to know what there is. */
  @Override
  public ExitCode work() {
    throw new Failure(ExitCode.USAGE, "usage.no-command");
  }

  Environment environment() {
    return environment;
  }

  Messages messages() {
    return messages;
  }

  Output output() {
    return output;
  }

  boolean isVerbose() {
    return verbose;
  }

  boolean isSimulated() {
    return simulate.isPresent();
  }

  Optional<SimulatedCard> simulate() {
    return simulate;
  }

  Optional<String> reader() {
    return reader;
  }

  /** The readers of this computer, or the simulation. */
  CardAccess access() {
    if (simulate.isPresent() && reader.isPresent()) {
      throw new Failure(ExitCode.USAGE, "usage.simulate-and-reader");
    }
    if (reader.isPresent() && reader.get().isBlank()) {
      throw new Failure(ExitCode.USAGE, "usage.value", "--reader", "NAME");
    }
    return simulate.<CardAccess>map(SimulatedAccess::new).orElse(environment.readers());
  }

  /** Waits for the card and connects to it. */
  CardSession openCard() throws JpkiException {
    CardAccess access = access();
    if (isSimulated()) {
      output.note("note.simulated", DefaultPins.AUTH, DefaultPins.SIGN, DefaultPins.PROFILE);
    }
    return CardSession.open(access, reader, patience(), tap, output);
  }

  private Duration patience() {
    return patience(output.isTerminal() ? PATIENCE : Duration.ZERO);
  }

  /** How long to wait: as was said, or as is usual. */
  Duration patience(Duration usual) {
    int seconds = timeout.orElse(Math.toIntExact(usual.toSeconds()));
    if (seconds < 0) {
      throw new Failure(ExitCode.USAGE, "usage.value", "--timeout", "0, 1, 2, ...");
    }
    return Duration.ofSeconds(seconds);
  }

  /** The global options as they were given, for a command within this one. */
  List<String> globalArguments() {
    List<String> arguments = new ArrayList<>();
    simulate.ifPresent(card -> arguments.add("--simulate=" + card.name()));
    reader.ifPresent(name -> arguments.add("--reader=" + name));
    timeout.ifPresent(seconds -> arguments.add("--timeout=" + seconds));
    lang.ifPresent(language -> arguments.add("--lang=" + language.code()));
    if (json) {
      arguments.add("--json");
    }
    if (verbose) {
      arguments.add("-v");
    }
    return arguments;
  }
}
