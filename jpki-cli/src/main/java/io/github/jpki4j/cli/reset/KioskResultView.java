package io.github.jpki4j.cli.reset;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.PinException;
import io.github.jpki4j.PinIncorrectException;
import io.github.jpki4j.cli.command.CommandContext;
import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.cli.command.Failure;
import io.github.jpki4j.cli.command.Failures;
import io.github.jpki4j.cli.console.EnumNames;
import io.github.jpki4j.cli.console.Json;
import io.github.jpki4j.cli.console.Messages;
import io.github.jpki4j.cli.console.TextPage;
import io.github.jpki4j.reset.Refusal;
import io.github.jpki4j.reset.ResetGuidance;
import io.github.jpki4j.reset.ResetTarget;
import io.github.jpki4j.reset.simulation.KioskResult;
import io.github.jpki4j.reset.simulation.KioskResult.Finished;
import io.github.jpki4j.reset.simulation.KioskResult.Interrupted;
import io.github.jpki4j.reset.simulation.KioskResult.Refused;
import io.github.jpki4j.reset.simulation.KioskResult.Unsuitable;
import io.github.jpki4j.reset.simulation.ValidSecret;
import java.util.Optional;

/** How a visit to the kiosk ended. The first thing said is which secret is valid. */
final class KioskResultView {

  private final KeyKind target;
  private final KioskResult result;
  private final CommandContext context;

  KioskResultView(KeyKind target, KioskResult result, CommandContext context) {
    this.target = target;
    this.result = result;
    this.context = context;
  }

  String text() {
    Messages messages = context.messages();
    TextPage page =
        new TextPage(0)
            .paragraph(
                messages.get("kiosk." + result.validSecret(), messages.terms().name(target)));
    if (result instanceof Finished finished) {
      finished
          .reportFailure()
          .ifPresent(why -> page.paragraph(messages.get("kiosk.not-told", guidance(why))));
    }
    return page.toString();
  }

  Json json() {
    Json json =
        new Json()
            .put("target", EnumNames.of(target))
            .put("simulated", true)
            .put("validSecret", EnumNames.of(result.validSecret()));
    if (result instanceof Finished finished) {
      json.put("reservationUsed", finished.reportFailure().isEmpty());
    }
    if (result instanceof Refused refused) {
      json.put("refusal", EnumNames.of(refused.refusal()))
          .put("otherTriesLeft", refused.triesLeft());
    }
    return json;
  }

  /** What kept the kiosk from finishing. */
  Optional<Failure> failure() {
    if (result instanceof Refused refused) {
      return Optional.of(refused(refused));
    }
    if (result instanceof Unsuitable unsuitable) {
      return Optional.of(
          switch (unsuitable.problem()) {
            case ENTRIES_DIFFER -> new Failure(ExitCode.PIN_MALFORMED, "pin-malformed.different");
            case SAME_AS_OLD -> new Failure(ExitCode.PIN_MALFORMED, "kiosk.same");
          });
    }
    if (result instanceof Interrupted interrupted) {
      return Optional.of(interrupted(interrupted));
    }
    return Optional.empty();
  }

  private Failure refused(Refused refused) {
    KeyKind other = target.other();
    return switch (refused.refusal()) {
      case OTHER_SECRET_WRONG ->
          Failures.of(new PinIncorrectException(other, refused.triesLeft().orElseThrow()));
      case OTHER_SECRET_BLOCKED ->
          new Failure(ExitCode.PIN_BLOCKED, "reset.refused", guidance(refused.refusal()));
      default -> SimulatedReset.refused(context, refused.refusal(), refused.retryAt());
    };
  }

  /** A secret that is not known outweighs whatever the card did. */
  private Failure interrupted(Interrupted interrupted) {
    if (interrupted.validSecret() == ValidSecret.NOT_KNOWN) {
      return new Failure(
          interrupted.cause(), ExitCode.PIN_UNKNOWN, "kiosk.find-out", Failure.named(target));
    }
    if (interrupted.cause() instanceof PinException) {
      return Failures.of(interrupted.cause());
    }
    return new Failure(interrupted.cause(), ExitCode.CARD_LOST, "kiosk.card-left");
  }

  private String guidance(Refusal refusal) {
    return ResetGuidance.of(context.messages().locale())
        .about(ResetTarget.of(target))
        .text(refusal);
  }
}
