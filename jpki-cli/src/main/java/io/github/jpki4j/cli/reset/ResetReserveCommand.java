package io.github.jpki4j.cli.reset;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.card.JpkiAp;
import io.github.jpki4j.cli.card.CommandSession;
import io.github.jpki4j.cli.card.NumberBOption;
import io.github.jpki4j.cli.card.PinEntry;
import io.github.jpki4j.cli.card.PinOptions;
import io.github.jpki4j.cli.command.CliCommand;
import io.github.jpki4j.cli.command.CommandContext;
import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.cli.simulation.SimulationOptions;
import io.github.jpki4j.reset.Answer;
import io.github.jpki4j.reset.CardFacts;
import io.github.jpki4j.reset.Refusal;
import io.github.jpki4j.reset.Reservation;
import io.github.jpki4j.reset.simulation.Challenge;
import io.github.jpki4j.reset.simulation.FaceMatch;
import io.github.jpki4j.reset.simulation.KeyProof;
import io.github.jpki4j.reset.simulation.ReservationRequest;
import io.github.jpki4j.reset.simulation.ResetRefusedException;
import io.github.jpki4j.reset.simulation.Terms;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a reservation with the simulated service, as the app does. */
@Command(name = "reserve")
final class ResetReserveCommand implements CliCommand {

  private final CommandContext context;
  private final SimulationOptions simulation;

  @Parameters(index = "0", paramLabel = "auth|sign", descriptionKey = "parameter.reset")
  private KeyKind target = KeyKind.AUTH;

  @Option(names = "--accept-terms", descriptionKey = "option.accept-terms")
  private boolean accepted;

  @Option(
      names = "--face",
      paramLabel = "matched|not-matched|too-different|not-compared",
      descriptionKey = "option.face")
  private Optional<FaceMatch> face = Optional.empty();

  @Mixin private NumberBOption numberB = new NumberBOption();

  @Option(names = "--at", paramLabel = "TIME", descriptionKey = "option.at-simulated")
  private Optional<String> time = Optional.empty();

  @Option(names = "--offline", descriptionKey = "option.offline")
  private boolean offline;

  @Mixin private PinOptions pinOptions = new PinOptions();

  ResetReserveCommand(CommandContext context, SimulationOptions simulation) {
    this.context = context;
    this.simulation = simulation;
  }

  @Override
  public ExitCode work() throws JpkiException {
    try (PinEntry pin = new PinEntry(context, target.other(), pinOptions).requireSource();
        PhotoCheck check = new PhotoCheck(context, target, face, numberB)) {
      SimulatedReset reset = new SimulatedReset(context, simulation, time, offline);
      try {
        Optional<String> consent = consent(reset.service().terms());
        Reservation reservation = reset.service().reserve(request(reset, consent, pin, check));
        ReservationView view =
            new ReservationView(target, Optional.of(reservation), reset.now(), context);
        return context.results().show(view::text, view::json);
      } catch (ResetRefusedException e) {
        throw reset.refused(e);
      } finally {
        reset.remember();
      }
    }
  }

  /** Before the card is touched: who says no has spent nothing. */
  private Optional<String> consent(Terms terms) {
    context.output().say(terms.text());
    Optional<Answer> given = accepted ? Optional.of(Answer.YES) : Optional.empty();
    Answer answer = new Questions(context).answer(given, "ask.terms");
    if (answer != Answer.YES) {
      throw SimulatedReset.refused(context, Refusal.CONSENT_MISSING, Optional.empty());
    }
    return Optional.of(terms.version());
  }

  private ReservationRequest request(
      SimulatedReset reset, Optional<String> consent, PinEntry pin, PhotoCheck check)
      throws JpkiException, ResetRefusedException {
    Challenge challenge = reset.service().challenge();
    try (CommandSession session = CommandSession.open(context)) {
      JpkiAp card = session.detect().supported();
      reset.requireNotInVain(target, CardFacts.gather(card), false);
      FaceMatch found = check.unread();
      if (check.isWanted()) {
        card.pinStatus(target.other()).requireTries(pin.policy());
        found = check.match(session.surface());
        card = session.jpki();
      }
      if (target == KeyKind.SIGN && found == FaceMatch.NOT_COMPARED) {
        throw new ResetRefusedException(Refusal.FACE_NOT_MATCHED);
      }
      pin.verify(card);
      KeyProof proof = KeyProof.of(card, target.other(), challenge);
      return new ReservationRequest(target, consent, proof, found);
    }
  }
}
