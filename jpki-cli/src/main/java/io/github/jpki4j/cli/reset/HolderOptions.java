package io.github.jpki4j.cli.reset;

import io.github.jpki4j.cli.command.CommandContext;
import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.cli.command.Failure;
import io.github.jpki4j.cli.command.JapanTimeText;
import io.github.jpki4j.reset.Answer;
import io.github.jpki4j.reset.FaceState;
import io.github.jpki4j.reset.FaceState.Standing;
import io.github.jpki4j.reset.HolderFacts;
import io.github.jpki4j.reset.Reservation;
import io.github.jpki4j.reset.ReservationTextException;
import io.github.jpki4j.reset.ResetFacts;
import io.github.jpki4j.reset.ServiceFacts;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What only the person knows: given on the command line, or asked for. */
final class HolderOptions {

  @Option(names = "--knows-target", paramLabel = ANSWER, descriptionKey = "option.knows-target")
  private Optional<Answer> knowsTarget = Optional.empty();

  @Option(names = "--knows-other", paramLabel = ANSWER, descriptionKey = "option.knows-other")
  private Optional<Answer> knowsOther = Optional.empty();

  @Option(names = "--wants-new", paramLabel = ANSWER, descriptionKey = "option.wants-new")
  private Answer wantsNew = Answer.UNKNOWN;

  @Option(names = "--moved", paramLabel = ANSWER, descriptionKey = "option.moved")
  private Optional<Answer> moved = Optional.empty();

  @Option(names = "--online", paramLabel = ANSWER, descriptionKey = "option.online")
  private Answer online = Answer.UNKNOWN;

  @Option(names = "--phone-supported", paramLabel = ANSWER, descriptionKey = "option.phone")
  private Answer phone = Answer.UNKNOWN;

  @Option(
      names = "--face",
      paramLabel = "not-tried|matched|failed|too-different|cooling-down",
      descriptionKey = "option.face-state")
  private Standing face = Standing.NOT_TRIED;

  @Option(names = "--visit", paramLabel = "TIME", descriptionKey = "option.visit")
  private Optional<String> visit = Optional.empty();

  @Option(
      names = "--reservation",
      paramLabel = "yyyy/MM/dd HH:mm",
      descriptionKey = "option.reservation")
  private Optional<String> reservation = Optional.empty();

  private static final String ANSWER = "yes|no|unknown";

  private Optional<Instant> plannedVisit = Optional.empty();
  private Optional<String> reservedUntil = Optional.empty();

  /**
   * Looks at what was typed, before a card is touched.
   *
   * @throws Failure if a time is none
   */
  void check(ResetFacts question) {
    plannedVisit = visit.map(text -> JapanTimeText.given("--visit", noonOf(text)));
    reservedUntil = reservation;
    reserved(question);
  }

  /** A day without a time means its noon: nobody plans a visit for the last second of a day. */
  private static String noonOf(String text) {
    return text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}") ? text + "T12:00" : text;
  }

  /** The facts with what the person says. */
  ResetFacts add(ResetFacts facts, Questions questions, CommandContext context) {
    HolderFacts holder = facts.holder();
    Object target = context.messages().terms().name(facts.target().key().orElseThrow());
    Object other = context.messages().terms().name(facts.target().otherKey().orElseThrow());
    if (holder.knowsTarget() == Answer.UNKNOWN) {
      holder = holder.withKnowsTarget(questions.answer(knowsTarget, "ask.knows", target));
    }
    if (holder.knowsOther() == Answer.UNKNOWN) {
      holder = holder.withKnowsOther(questions.answer(knowsOther, "ask.knows", other));
    }
    holder =
        holder
            .withWantsNewSecret(wantsNew)
            .withAttributesChanged(questions.answer(moved, "ask.moved"));
    if (plannedVisit.isPresent()) {
      holder = holder.withPlannedVisit(plannedVisit.get());
    }
    ServiceFacts service =
        facts.service().withOnline(online).withDeviceSupported(phone).withFace(FaceState.of(face));
    Optional<Reservation> reserved = reserved(facts);
    if (reserved.isPresent()) {
      service = service.withReservation(reserved.get());
    }
    return facts.with(holder).with(service);
  }

  private Optional<Reservation> reserved(ResetFacts facts) {
    try {
      return reservedUntil.map(text -> Reservation.parse(facts.target().key().orElseThrow(), text));
    } catch (ReservationTextException e) {
      throw new Failure(e, ExitCode.USAGE, "usage.value", "--reservation", "\"2026/11/26 10:30\"");
    }
  }
}
