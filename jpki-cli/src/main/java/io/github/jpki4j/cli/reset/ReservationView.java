package io.github.jpki4j.cli.reset;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cli.command.CommandContext;
import io.github.jpki4j.cli.console.EnumNames;
import io.github.jpki4j.cli.console.Json;
import io.github.jpki4j.cli.console.Messages;
import io.github.jpki4j.cli.console.TextPage;
import io.github.jpki4j.internal.JapanTime;
import io.github.jpki4j.reset.KioskGuide;
import io.github.jpki4j.reset.KioskOperator;
import io.github.jpki4j.reset.Reservation;
import io.github.jpki4j.reset.ResetGuidance;
import io.github.jpki4j.reset.ResetTarget;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;

/** A reservation, or that there is none, for people and for programs. */
final class ReservationView {

  private static final int LABELS = 14;

  private final KeyKind target;
  private final Optional<Reservation> reservation;
  private final Instant now;
  private final CommandContext context;
  private final KioskGuide kiosks = KioskGuide.standard();

  ReservationView(
      KeyKind target, Optional<Reservation> reservation, Instant now, CommandContext context) {
    this.target = target;
    this.reservation = reservation;
    this.now = now;
    this.context = context;
  }

  String text() {
    Messages messages = context.messages();
    ResetGuidance guidance = ResetGuidance.of(messages.locale());
    TextPage page =
        new TextPage(LABELS)
            .row(messages.get("label.secret"), guidance.text(ResetTarget.of(target)))
            .row(
                messages.get("label.reservation"),
                messages.get("reservation." + state(), untilText(), hoursLeft(), minutesLeft()));
    if (state().equals("open")) {
      page.row(
          messages.get("label.kiosks"),
          messages.get(
              "reset.kiosks",
              kiosks.operatorsFor(target).stream()
                  .map(operator -> operator.name(messages.locale()))
                  .collect(Collectors.joining(messages.get("comma"))),
              kiosks.asOf()));
      if (!kiosks.isOpen(now)) {
        page.row("", messages.get("reset.closed", JapanTime.minutes(kiosks.nextOpening(now))));
      }
    }
    return page.toString();
  }

  private String state() {
    return reservation.map(one -> one.isOpen(now) ? "open" : "expired").orElse("none");
  }

  private String untilText() {
    return reservation.map(Reservation::untilText).orElse("");
  }

  private long hoursLeft() {
    return reservation.map(one -> one.remaining(now).toHours()).orElse(0L);
  }

  private int minutesLeft() {
    return reservation.map(one -> one.remaining(now).toMinutesPart()).orElse(0);
  }

  Json json() {
    return new Json()
        .put("target", EnumNames.of(target))
        .put("simulated", true)
        .put("reservation", state())
        .put("until", reservation.map(one -> JapanTime.iso(one.until())))
        .put("untilText", reservation.map(Reservation::untilText))
        .put("secondsLeft", reservation.map(one -> one.remaining(now).toSeconds()))
        .put("kioskOpen", kiosks.isOpen(now))
        .put("operators", kiosks.operatorsFor(target).stream().map(KioskOperator::id).toList());
  }
}
