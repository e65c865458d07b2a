package io.github.jpki4j.cli.reset;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cli.command.CliCommand;
import io.github.jpki4j.cli.command.CommandContext;
import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.cli.simulation.SimulationOptions;
import io.github.jpki4j.reset.Reservation;
import io.github.jpki4j.reset.simulation.ResetRefusedException;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows a reservation of the simulated service, as the app does at the bottom of its menu. */
@Command(name = "show")
final class ResetShowCommand implements CliCommand {

  private final CommandContext context;
  private final SimulationOptions simulation;

  @Parameters(index = "0", paramLabel = "auth|sign", descriptionKey = "parameter.reset")
  private KeyKind target = KeyKind.AUTH;

  @Option(names = "--at", paramLabel = "TIME", descriptionKey = "option.at-simulated")
  private Optional<String> time = Optional.empty();

  @Option(names = "--offline", descriptionKey = "option.offline")
  private boolean offline;

  ResetShowCommand(CommandContext context, SimulationOptions simulation) {
    this.context = context;
    this.simulation = simulation;
  }

  @Override
  public ExitCode work() {
    SimulatedReset reset = new SimulatedReset(context, simulation, time, offline);
    try {
      Optional<Reservation> found = reset.service().find(target, reset.certificate(target.other()));
      ReservationView view = new ReservationView(target, found, reset.now(), context);
      return context.results().show(view::text, view::json);
    } catch (ResetRefusedException e) {
      throw reset.refused(e);
    }
  }
}
