package io.github.jpki4j.cli.simulation;

import io.github.jpki4j.cli.command.CliCommand;
import io.github.jpki4j.cli.command.CommandContext;
import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.cli.command.Failure;
import io.github.jpki4j.testcard.Simulated;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.bridge.VpcdBridge;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Puts the simulated card into a virtual PC/SC reader, for any program, until it is stopped. */
@Command(name = "simulate")
public final class SimulateCommand implements CliCommand {

  private final CommandContext context;
  private final SimulationOptions simulation;

  @Option(
      names = "--card",
      paramLabel = "CARD",
      completionCandidates = SimulatedCard.Values.class,
      descriptionKey = "option.card")
  private Optional<SimulatedCard> kind = Optional.empty();

  @Mixin private final NewCardOptions newCard = new NewCardOptions();

  @Option(
      names = "--fault",
      paramLabel = "NAME@N",
      converter = FaultAt.Converter.class,
      completionCandidates = FaultAt.Values.class,
      descriptionKey = "option.fault")
  private List<FaultAt> faults = new ArrayList<>();

  @Option(names = "--latency", paramLabel = "MS", descriptionKey = "option.latency")
  private Optional<Integer> latency = Optional.empty();

  @Option(names = "--for", paramLabel = "SECONDS", descriptionKey = "option.for")
  private Optional<Integer> duration = Optional.empty();

  @Option(names = "--control", paramLabel = "PORT", descriptionKey = "option.control")
  private Optional<Integer> control = Optional.empty();

  @Option(names = "--vpcd", paramLabel = "HOST:PORT", descriptionKey = "option.vpcd")
  private String vpcd = VpcdBridge.DEFAULT_HOST + ":" + VpcdBridge.DEFAULT_PORT;

  public SimulateCommand(CommandContext context, SimulationOptions simulation) {
    this.context = context;
    this.simulation = simulation;
  }

  @Override
  public ExitCode work() {
    SimulatedCard chosen = chosen();
    int port = port();
    requireNumber("--latency", latency, 60_000);
    requireNumber("--for", duration, 1_000_000);
    requireNumber("--control", control, 65_535);
    NewCard wanted = newCard.read(chosen, context.environment().in());
    Optional<Simulation> kept = simulation.kept(wanted);
    TestCard card = kept.map(Simulation::card).orElseGet(() -> simulation.made(wanted));
    Simulated chip = VpcdBridge.link(card);
    Optional<StateKeeper> keeper = kept.map(file -> new StateKeeper(chip, file));
    VirtualReader reader =
        new VirtualReader(
            link(keeper.<Simulated>map(k -> k).orElse(chip)),
            vpcd.substring(0, vpcd.lastIndexOf(':')),
            port);
    try (SimulationRun run = new SimulationRun(context, reader, simulation::save, keeper)) {
      Optional<ControlServer> server =
          control.map(p -> open(p, new ControlOrders(reader, card, chosen, keeper)));
      return run.work(new StartPage(chosen, card, vpcd, server), duration);
    }
  }

  /** From the reader to the card. */
  private Simulated link(Simulated chip) {
    Simulated link = latency.isPresent() ? new LateConnection(chip, latency.get()) : chip;
    for (FaultAt fault : faults) {
      link = fault.inFrontOf(link);
    }
    return context.options().isVerbose() ? new ExchangeLog(link, context.output().err()) : link;
  }

  /** The card, once. */
  private SimulatedCard chosen() {
    if (kind.isPresent() && simulation.card().isPresent()) {
      throw new Failure(ExitCode.USAGE, "usage.not-together", "--card", "--simulate");
    }
    return kind.or(simulation::card).orElseGet(SimulatedCard::usual);
  }

  private static void requireNumber(String option, Optional<Integer> number, int most) {
    if (number.filter(n -> n < 0 || n > most).isPresent()) {
      throw new Failure(ExitCode.USAGE, "usage.value", option, "0-" + most);
    }
  }

  private int port() {
    String[] parts = vpcd.split(":(?=[^:]*$)", 2);
    boolean number = parts.length == 2 && parts[1].matches("[0-9]{1,5}") && !parts[0].isEmpty();
    int port = number ? Integer.parseInt(parts[1]) : 0;
    if (port < 1 || port > 65_535) {
      throw new Failure(ExitCode.USAGE, "usage.value", "--vpcd", "HOST:PORT");
    }
    return port;
  }

  private static ControlServer open(int port, ControlOrders orders) {
    try {
      return ControlServer.open(port, orders);
    } catch (IOException e) {
      throw new Failure(e, ExitCode.USAGE, "simulate.control-port", port);
    }
  }
}
