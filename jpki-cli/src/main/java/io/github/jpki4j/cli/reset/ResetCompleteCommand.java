package io.github.jpki4j.cli.reset;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.card.JpkiAp;
import io.github.jpki4j.cli.access.CardConnector;
import io.github.jpki4j.cli.access.SimulatedAccess;
import io.github.jpki4j.cli.card.CommandSession;
import io.github.jpki4j.cli.card.PinEntry;
import io.github.jpki4j.cli.card.PinOptions;
import io.github.jpki4j.cli.command.CliCommand;
import io.github.jpki4j.cli.command.CommandContext;
import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.cli.command.Failure;
import io.github.jpki4j.cli.simulation.SimulatedCard;
import io.github.jpki4j.cli.simulation.SimulationOptions;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.reset.CardFacts;
import io.github.jpki4j.reset.KioskGuide;
import io.github.jpki4j.reset.KioskOperator;
import io.github.jpki4j.reset.Refusal;
import io.github.jpki4j.reset.Reservation;
import io.github.jpki4j.reset.simulation.KioskCard;
import io.github.jpki4j.reset.simulation.KioskResult;
import io.github.jpki4j.reset.simulation.ResetRefusedException;
import io.github.jpki4j.reset.simulation.SimulatedKiosk;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.fault.Fault;
import io.github.jpki4j.testcard.fault.FaultyConnection;
import io.github.jpki4j.testcard.pki.Holder;
import io.github.jpki4j.transport.CardConnection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Finishes a reservation on the simulated card, as a kiosk does on a real one. */
@Command(name = "complete")
final class ResetCompleteCommand implements CliCommand {

  private final CommandContext context;
  private final SimulationOptions simulation;

  @Parameters(index = "0", paramLabel = "auth|sign", descriptionKey = "parameter.reset")
  private KeyKind target = KeyKind.AUTH;

  @Option(
      names = "--operator",
      paramLabel = "NAME",
      completionCandidates = Operators.class,
      descriptionKey = "option.operator")
  private Optional<String> operator = Optional.empty();

  @Option(names = "--new-pin-file", paramLabel = "FILE|-", descriptionKey = "option.new-pin-file")
  private Optional<String> newPinFile = Optional.empty();

  @Option(names = "--at", paramLabel = "TIME", descriptionKey = "option.at-simulated")
  private Optional<String> time = Optional.empty();

  @Option(names = "--offline", descriptionKey = "option.offline")
  private boolean offline;

  @Option(names = "--other-card", descriptionKey = "option.other-card")
  private boolean otherCard;

  @Option(names = "--pull-card", paramLabel = "N", descriptionKey = "option.pull-card")
  private Optional<Integer> pulledAfter = Optional.empty();

  @Mixin private PinOptions pinOptions = new PinOptions();

  ResetCompleteCommand(CommandContext context, SimulationOptions simulation) {
    this.context = context;
    this.simulation = simulation;
  }

  @Override
  public ExitCode work() throws JpkiException {
    try (PinEntry pin = new PinEntry(context, target.other(), pinOptions).requireSource();
        PinEntry fresh = new PinEntry(context, target, new PinOptions()).withNext(newPinFile)) {
      UnaryOperator<CardConnection> reader = reader();
      SimulatedReset reset = new SimulatedReset(context, simulation, time, offline);
      requireReservation(reset);
      requireOpen(reset);
      String kiosk = kiosk();
      TestCard card = otherCard ? cardOfAnother() : reset.card();
      try {
        Pin other = other(reset, pin, card);
        context.output().note("reset.new-secret");
        Pin next = fresh.next();
        SimulatedKiosk machine = new SimulatedKiosk(reset.service(), kiosk, reader);
        KioskCard inserted = SimulatedIssuer.inKiosk(card);
        return end(machine.finish(inserted, other, pin.policy(), next, next));
      } finally {
        reset.remember();
      }
    }
  }

  /** No secret is asked for without need. */
  private void requireReservation(SimulatedReset reset) {
    Optional<Reservation> reservation;
    try {
      reservation = reset.service().find(target, reset.certificate(target.other()));
    } catch (ResetRefusedException e) {
      throw reset.refused(e);
    }
    if (reservation.isEmpty()) {
      throw SimulatedReset.refused(context, Refusal.NO_RESERVATION, Optional.empty());
    }
    if (reservation.get().isExpired(reset.now())) {
      throw SimulatedReset.refused(context, Refusal.RESERVATION_EXPIRED, Optional.empty());
    }
  }

  private void requireOpen(SimulatedReset reset) {
    KioskGuide guide = KioskGuide.standard();
    if (!guide.isOpen(reset.now())) {
      throw SimulatedReset.refused(
          context, Refusal.KIOSK_CLOSED, Optional.of(guide.nextOpening(reset.now())));
    }
  }

  private String kiosk() {
    KioskGuide guide = KioskGuide.standard();
    List<String> operators = operators(guide);
    String known = String.join(context.messages().get("comma"), operators);
    String named =
        operator
            .or(() -> new Questions(context).line("ask.operator", known).map(String::strip))
            .orElseThrow(
                () ->
                    new Failure(
                        ExitCode.USAGE,
                        "usage.missing",
                        "--operator",
                        "jpki reset complete --help"));
    if (!operators.contains(named)) {
      throw new Failure(ExitCode.USAGE, "usage.value", "--operator", known);
    }
    if (!guide.operator(named).resets().contains(target)) {
      throw SimulatedReset.refused(context, Refusal.KIOSK_CANNOT, Optional.empty());
    }
    return named;
  }

  private static List<String> operators(KioskGuide guide) {
    return guide.operators().stream().map(KioskOperator::id).toList();
  }

  /** The operators for picocli, which shows them in the help. */
  static final class Operators implements Iterable<String> {

    @Override
    public Iterator<String> iterator() {
      return operators(KioskGuide.standard()).iterator();
    }
  }

  /** What is between the kiosk and the card: the fault that pulls it, if that was asked for. */
  private UnaryOperator<CardConnection> reader() {
    if (pulledAfter.isEmpty()) {
      return context.tap();
    }
    int index = pulledAfter.get() - 1;
    if (index < 0) {
      throw new Failure(ExitCode.USAGE, "usage.value", "--pull-card", "1, 2, 3, ...");
    }
    return link -> new FaultyConnection(context.tap().apply(link), Fault.REMOVED_AFTER, index);
  }

  /** A card that has reserved nothing, with the usual secrets; nothing of it is kept. */
  private TestCard cardOfAnother() {
    return SimulatedCard.usual()
        .card(context.environment().clock())
        .holder(Holder.test().withGenderAndBirth("1", "319710203"))
        .build();
  }

  private Pin other(SimulatedReset reset, PinEntry pin, TestCard card) throws JpkiException {
    try (CommandSession session =
        new CommandSession(CardConnector.connect(context, new SimulatedAccess(() -> card)))) {
      JpkiAp jpkiAp = session.detect().supported();
      reset.requireNotInVain(target, CardFacts.gather(jpkiAp), true);
      return pin.current(jpkiAp);
    } catch (ResetRefusedException e) {
      throw reset.refused(e);
    }
  }

  private ExitCode end(KioskResult result) {
    KioskResultView view = new KioskResultView(target, result, context);
    return context.results().show(view::text, view::json, view.failure());
  }
}
