package io.github.jpki4j.cli;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.pcsc.NativeRefusal;
import io.github.jpki4j.testcard.TestCard;
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
  private Optional<Simulation> simulation = Optional.empty();

  @Option(
      names = "--simulate",
      arity = "0..1",
      fallbackValue = SimulatedCard.DEFAULT,
      paramLabel = "CARD",
      completionCandidates = SimulatedCard.Values.class,
      descriptionKey = "option.simulate",
      scope = ScopeType.INHERIT)
  private Optional<SimulatedCard> simulate = Optional.empty();

  @Option(
      names = "--state",
      paramLabel = "FILE",
      descriptionKey = "option.state",
      scope = ScopeType.INHERIT)
  private Optional<String> state = Optional.empty();

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

  /** What shows results and failures on that output. */
  Results results() {
    return new Results(output, messages);
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

  /** The file in which the simulated card is kept, if it is kept. */
  Optional<String> state() {
    return state;
  }

  /** What to put between a command and its card, closest to the card. */
  UnaryOperator<CardConnection> tap() {
    return tap;
  }

  private void requireSimulated() {
    if (state.isPresent() && simulate.isEmpty()) {
      throw new Failure(ExitCode.USAGE, "usage.state");
    }
  }

  private TestCard simulatedCard(SimulatedCard card) {
    return state.isPresent() ? simulation().card() : card.build();
  }

  /**
   * The simulation that is kept in a file: read at the first use, written when the command ends.
   *
   * @throws Failure if there is none, or the file is not one of it
   */
  Simulation simulation() {
    if (simulate.isEmpty() || state.isEmpty()) {
      throw new Failure(ExitCode.USAGE, "usage.simulate-and-state");
    }
    if (simulation.isEmpty()) {
      simulation =
          Optional.of(
              StateFile.open(state.get(), simulate.get(), environment.clock(), patience(PATIENCE)));
    }
    return simulation.get();
  }

  /** Writes what became of the simulation, if there is one. */
  void saveSimulation() {
    simulation.ifPresent(Simulation::save);
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
    requireSimulated();
    return simulate
        .<CardAccess>map(card -> new SimulatedAccess(() -> simulatedCard(card)))
        .orElse(environment.readers());
  }

  /** Waits for the card and connects to it. Says so if that is not by the way it should be. */
  CardSession openCard() throws JpkiException {
    return new CardSession(connect());
  }

  /** The same, without a session. */
  CardConnection connect() throws JpkiException {
    CardAccess access = access();
    if (output.isTerminal()) {
      access.backend().refusal().filter(Jpki::isWorthANote).ifPresent(this::noteFallback);
    }
    return connect(access);
  }

  /** Not what everybody knows of an older Java, nor what will be said as a failure anyway. */
  private static boolean isWorthANote(NativeRefusal refusal) {
    return refusal != NativeRefusal.JAVA_TOO_OLD && refusal != NativeRefusal.NO_LIBRARY;
  }

  private void noteFallback(NativeRefusal refusal) {
    output.note("note.fallback", messages.get(PcscAccess.text(refusal).key()));
  }

  /** Waits for the card and connects to it. */
  CardConnection connect(CardAccess access) throws JpkiException {
    if (isSimulated()) {
      output.say(simulationNote());
    }
    return CardSession.connect(access, reader, patience(), tap, output);
  }

  /** What to repeat in a command that is shown, so that it is about the same card. */
  String simulationOptions() {
    return simulate
            .map(card -> card.isDefault() ? " --simulate" : " --simulate=" + card.name())
            .orElse("")
        + state.map(file -> " --state " + file).orElse("");
  }

  /** That everything on the card is TEST data. */
  String simulationNote() {
    return state
        .map(file -> messages.get("note.simulated-state", file))
        .orElse(
            messages.get(
                "note.simulated", DefaultPins.AUTH, DefaultPins.SIGN, DefaultPins.PROFILE));
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
    state.ifPresent(file -> arguments.add("--state=" + file));
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
