package io.github.jpki4j.cli.simulation;

import io.github.jpki4j.cli.access.SimulatedAccess;
import io.github.jpki4j.cli.command.CardAccess;
import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.cli.command.Failure;
import io.github.jpki4j.cli.command.GlobalOptions;
import io.github.jpki4j.cli.command.SimulationChoice;
import io.github.jpki4j.cli.console.Messages;
import io.github.jpki4j.testcard.TestCard;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Which card is simulated in place of a real one, and where it is kept between commands. */
public final class SimulationOptions implements SimulationChoice {

  private final Clock clock;
  private final GlobalOptions global;
  private Optional<Simulation> simulation = Optional.empty();

  @Option(
      names = "--simulate",
      arity = "0..1",
      fallbackValue = SimulatedCard.DEFAULT,
      paramLabel = "CARD",
      completionCandidates = SimulatedCard.Values.class,
      descriptionKey = "option.simulate",
      scope = ScopeType.INHERIT)
  private Optional<SimulatedCard> card = Optional.empty();

  @Option(
      names = "--state",
      paramLabel = "FILE",
      descriptionKey = "option.state",
      scope = ScopeType.INHERIT)
  private Optional<String> state = Optional.empty();

  /**
   * Nothing is chosen yet.
   *
   * @param clock makes fresh cards
   * @param global how long to wait for a file that is in use
   */
  public SimulationOptions(Clock clock, GlobalOptions global) {
    this.clock = clock;
    this.global = global;
  }

  @Override
  public boolean isChosen() {
    return card.isPresent();
  }

  /** The card that was chosen. */
  Optional<SimulatedCard> card() {
    return card;
  }

  /** The name of the card that was chosen, if it is not the usual one. */
  public Optional<String> special() {
    return card.filter(chosen -> !chosen.isDefault()).map(SimulatedCard::name);
  }

  /** The file in which the simulated card is kept, if it is kept. */
  public Optional<String> state() {
    return state;
  }

  @Override
  public Optional<CardAccess> access() {
    if (state.isPresent() && card.isEmpty()) {
      throw new Failure(ExitCode.USAGE, "usage.state");
    }
    return card.map(chosen -> new SimulatedAccess(() -> built(chosen)));
  }

  private TestCard built(SimulatedCard chosen) {
    NewCard plain = NewCard.plain(chosen);
    return kept(plain).map(Simulation::card).orElseGet(() -> made(plain));
  }

  /** A card that is not kept. */
  TestCard made(NewCard wanted) {
    TestCard card = wanted.description().card(clock).build();
    wanted.prepare(card);
    return card;
  }

  /**
   * The simulation that is kept in a file, if it is to be kept: read at the first use, or begun.
   *
   * @param wanted which card it must be, and how it is made if there is none yet
   * @throws Failure if the file is not one of such a card
   */
  Optional<Simulation> kept(NewCard wanted) {
    if (state.isPresent() && simulation.isEmpty()) {
      simulation = Optional.of(StateFile.open(state.get(), wanted, clock, global.patience()));
    }
    return simulation;
  }

  /**
   * The simulation that is kept in a file: read at the first use, written when the command ends.
   *
   * @throws Failure if there is none, or the file is not one of it
   */
  public Simulation simulation() {
    if (card.isEmpty() || state.isEmpty()) {
      throw new Failure(ExitCode.USAGE, "usage.simulate-and-state");
    }
    return kept(NewCard.plain(card.get())).orElseThrow();
  }

  /**
   * Writes what became of the simulation, if there is one.
   *
   * @throws Failure if that failed
   */
  public void save() {
    simulation.ifPresent(Simulation::save);
  }

  @Override
  public String options() {
    return card.map(chosen -> chosen.isDefault() ? " --simulate" : " --simulate=" + chosen.name())
            .orElse("")
        + state.map(file -> " --state " + file).orElse("");
  }

  @Override
  public String note(Messages messages) {
    return state
        .map(file -> messages.get("note.simulated-state", file))
        .orElseGet(
            () -> DefaultPins.note(messages, card.orElseGet(SimulatedCard::usual).numberB(clock)));
  }

  /** These options as they were given, for a command within this one. */
  public List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    card.ifPresent(chosen -> arguments.add("--simulate=" + chosen.name()));
    state.ifPresent(file -> arguments.add("--state=" + file));
    return arguments;
  }
}
