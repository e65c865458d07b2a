package io.github.jpki4j.cli.simulation;

import io.github.jpki4j.cli.command.CliCommand;
import io.github.jpki4j.cli.command.CommandContext;
import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.cli.command.Failure;
import io.github.jpki4j.cli.console.Json;
import io.github.jpki4j.cli.console.Messages;
import io.github.jpki4j.cli.console.TextPage;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.bridge.VpcdBridge;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Puts the simulated card into a virtual PC/SC reader, for any program, until Ctrl-C. */
@Command(name = "simulate")
public final class SimulateCommand implements CliCommand {

  private static final Duration LOOK = Duration.ofDays(1);

  /** pcscd switches a card on as soon as it sees it, which takes half a second. */
  private static final Duration POWER = Duration.ofSeconds(5);

  private final CommandContext context;
  private final SimulationOptions simulation;

  @Option(
      names = "--card",
      paramLabel = "CARD",
      completionCandidates = SimulatedCard.Values.class,
      descriptionKey = "option.card")
  private Optional<SimulatedCard> kind = Optional.empty();

  @Option(names = "--vpcd", paramLabel = "HOST:PORT", descriptionKey = "option.vpcd")
  private String vpcd = VpcdBridge.DEFAULT_HOST + ":" + VpcdBridge.DEFAULT_PORT;

  public SimulateCommand(CommandContext context, SimulationOptions simulation) {
    this.context = context;
    this.simulation = simulation;
  }

  @Override
  public ExitCode work() {
    SimulatedCard chosen = kind.or(simulation::card).orElseGet(SimulatedCard::usual);
    TestCard card = chosen.build();
    AtomicBoolean ending = new AtomicBoolean();
    try (VpcdBridge bridge = connect(card)) {
      Thread end = new Thread(() -> takeOut(bridge, ending), "jpki-simulate-end");
      Runtime.getRuntime().addShutdownHook(end);
      if (awaitPower(bridge)) {
        announce(chosen);
        awaitEnd(bridge);
      }
      if (ending.get()) {
        return ExitCode.OK;
      }
      Runtime.getRuntime().removeShutdownHook(end);
    }
    throw new Failure(ExitCode.NO_READER, "simulate.ended", vpcd);
  }

  /** A service may wait until somebody wants the card, so a while without power is no failure. */
  private boolean awaitPower(VpcdBridge bridge) {
    try {
      boolean powered = bridge.awaitPower(POWER);
      if (!powered && bridge.isConnected()) {
        context.output().note("simulate.no-power", vpcd);
      }
      while (!powered && bridge.isConnected()) {
        powered = bridge.awaitPower(LOOK);
      }
      return powered;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static void takeOut(VpcdBridge bridge, AtomicBoolean ending) {
    ending.set(true);
    bridge.close();
  }

  private static void awaitEnd(VpcdBridge bridge) {
    try {
      boolean closed = false;
      while (!closed) {
        closed = bridge.awaitClosed(LOOK);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private VpcdBridge connect(TestCard card) {
    int colon = vpcd.lastIndexOf(':');
    if (colon <= 0 || !vpcd.substring(colon + 1).matches("[0-9]{1,5}")) {
      throw new Failure(ExitCode.USAGE, "usage.value", "--vpcd", "HOST:PORT");
    }
    int port = Integer.parseInt(vpcd.substring(colon + 1));
    if (port < 1 || port > 65_535) {
      throw new Failure(ExitCode.USAGE, "usage.value", "--vpcd", "HOST:PORT");
    }
    try {
      return VpcdBridge.connect(card, vpcd.substring(0, colon), port);
    } catch (IOException e) {
      throw new Failure(e, ExitCode.NO_READER, "simulate.refused", vpcd);
    }
  }

  private void announce(SimulatedCard chosen) {
    Messages messages = context.messages();
    context
        .results()
        .show(
            () ->
                new TextPage(0)
                    .paragraph(messages.get("simulate.started", chosen.name(), vpcd))
                    .paragraph(DefaultPins.note(messages, chosen.numberB()))
                    .paragraph(messages.get("simulate.end"))
                    .toString(),
            () ->
                new Json()
                    .put("simulating", chosen.name())
                    .put("vpcd", vpcd)
                    .put(
                        "testPins",
                        new Json()
                            .put("auth", DefaultPins.AUTH)
                            .put("sign", DefaultPins.SIGN)
                            .put("cardInfo", DefaultPins.CARD_INFO)
                            .put("numberB", chosen.numberB())));
    context.output().finish();
  }
}
