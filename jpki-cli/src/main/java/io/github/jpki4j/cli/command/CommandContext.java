package io.github.jpki4j.cli.command;

import io.github.jpki4j.cli.console.Messages;
import io.github.jpki4j.cli.console.Output;
import io.github.jpki4j.transport.CardConnection;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What every command works with.
 *
 * @param environment what it may touch
 * @param messages the texts, in the person's language
 * @param output where it writes
 * @param options what the person said to all commands; known once the command line is parsed
 * @param simulation whether the card is a simulated one; known likewise
 * @param tap what to put between a command and its card, closest to the card
 */
public record CommandContext(
    Environment environment,
    Messages messages,
    Output output,
    GlobalOptions options,
    SimulationChoice simulation,
    UnaryOperator<CardConnection> tap) {

  /** What shows results and failures on the output. */
  public Results results() {
    return new Results(output, messages);
  }

  /** Whether the card is a simulated one. */
  public boolean isSimulated() {
    return simulation.isChosen();
  }

  /**
   * The readers of this computer, or the simulation.
   *
   * @throws Failure if the options that choose contradict each other
   */
  public CardAccess access() {
    Optional<String> reader = options.reader();
    if (reader.isPresent() && reader.get().isBlank()) {
      throw new Failure(ExitCode.USAGE, "usage.value", "--reader", "NAME");
    }
    return simulation.access().orElse(environment.readers());
  }
}
