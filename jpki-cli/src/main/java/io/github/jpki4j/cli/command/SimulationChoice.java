package io.github.jpki4j.cli.command;

import io.github.jpki4j.cli.console.Messages;
import java.util.Optional;

/** Whether the command line asks for a simulated card, as far as every command needs to know it. */
public interface SimulationChoice {

  /** Whether it does. */
  boolean isChosen();

  /**
   * The simulated card in its reader, if the command line asks for it.
   *
   * @throws Failure if the options about it contradict each other
   */
  Optional<CardAccess> access();

  /** What to repeat in a command that is shown, so that it is about the same card. */
  String options();

  /** That everything on the card is TEST data. */
  String note(Messages messages);
}
