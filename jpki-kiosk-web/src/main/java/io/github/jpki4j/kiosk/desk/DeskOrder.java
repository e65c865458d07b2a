package io.github.jpki4j.kiosk.desk;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.guidance.Guidance;
import io.github.jpki4j.internal.JapanTime;
import io.github.jpki4j.kiosk.desk.SimulatedWorld.Place;
import io.github.jpki4j.kiosk.flow.Form;
import io.github.jpki4j.kiosk.flow.PageLanguage;
import io.github.jpki4j.kiosk.flow.TryCounter;
import io.github.jpki4j.kiosk.page.PageTexts;
import io.github.jpki4j.reset.Reservation;
import io.github.jpki4j.reset.ResetGuidance;
import io.github.jpki4j.reset.simulation.ResetRefusedException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What a tester ordered at the desk. */
final class DeskOrder {

  private static final int MOST_COMMANDS = 999;

  private final SimulatedWorld world;
  private final Form form;

  DeskOrder(SimulatedWorld world, Form form) {
    this.world = world;
    this.form = form;
  }

  /**
   * Does it; an order that is none changes nothing.
   *
   * @return what to say of it: a sentence for each {@link PageLanguage#code()}, or none
   */
  Map<String, String> carryOut() {
    switch (form.action()) {
      case "move" -> card().ifPresent(card -> place("to").ifPresent(to -> world.move(card, to)));
      case "tries" -> card().ifPresent(card -> key().ifPresent(key -> setTries(card, key)));
      case "reserve" -> {
        return card().flatMap(card -> key().map(key -> reserve(card, key))).orElse(Map.of());
      }
      case "fault" -> reader().ifPresent(place -> world.link(place).plan(plan()));
      case "unplug" -> reader().ifPresent(place -> world.reader(place).setConnected(false));
      case "plug" -> reader().ifPresent(place -> world.reader(place).setConnected(true));
      case "offline" -> world.setOnline(false);
      case "online" -> world.setOnline(true);
      case "maintenance" -> world.setMaintenance(true);
      case "maintenance-over" -> world.setMaintenance(false);
      case "revocation-unknown" -> world.issuer().setAnswering(false);
      case "revocation-known" -> world.issuer().setAnswering(true);
      case "clock" -> form.text("to").ifPresent(this::forward);
      default -> {}
    }
    return Map.of();
  }

  private Optional<DeskCard> card() {
    return form.text("card").flatMap(world::card);
  }

  private Optional<KeyKind> key() {
    return Arrays.stream(KeyKind.values())
        .filter(key -> form.text("key").filter(key.name()::equals).isPresent())
        .findFirst();
  }

  private Optional<Place> place(String field) {
    return Arrays.stream(Place.values())
        .filter(place -> form.text(field).filter(place.name()::equals).isPresent())
        .findFirst();
  }

  private Optional<Place> reader() {
    return place("reader").filter(place -> place != Place.DESK);
  }

  private int number(String field, int most) {
    return form.text(field)
        .filter(text -> text.matches("[0-9]{1,3}"))
        .map(Integer::parseInt)
        .filter(number -> number <= most)
        .orElse(-1);
  }

  private void setTries(DeskCard card, KeyKind key) {
    int tries = number("left", TryCounter.most(key));
    if (card.has(key) && tries >= 0) {
      card.card().setTriesLeft(key, tries);
    }
  }

  private Optional<DeskLink.Plan> plan() {
    int command = number("command", MOST_COMMANDS);
    return form.text("fault")
        .flatMap(DeskFault::of)
        .filter(fault -> command > 0)
        .map(fault -> new DeskLink.Plan(fault, command));
  }

  private void forward(String to) {
    Instant now = world.clock().instant();
    switch (to) {
      case "minutes" -> world.forward(Duration.ofMinutes(10));
      case "hour" -> world.forward(Duration.ofHours(1));
      case "day" -> world.forward(world.guide().reservationValidity());
      case "night" -> world.forwardTo(closing(now));
      case "opening" -> world.forwardTo(world.guide().nextOpening(now));
      default -> {}
    }
  }

  /** The moment at which kiosks close next; now if they are closed. */
  private Instant closing(Instant now) {
    OffsetDateTime local = now.atOffset(JapanTime.OFFSET);
    return world.guide().isOpen(now) ? local.with(world.guide().closes()).toInstant() : now;
  }

  private Map<String, String> reserve(DeskCard card, KeyKind target) {
    if (world.place(card) != Place.DESK || !card.has(target.other())) {
      return said(language -> PageTexts.of(language).get("desk.not-reserved"));
    }
    try {
      Reservation made = DeskReservation.make(card, target, world.service());
      String until = JapanTime.minutes(made.until());
      return said(language -> PageTexts.of(language).get("desk.reserved", until));
    } catch (ResetRefusedException e) {
      return said(language -> ResetGuidance.of(language.locale()).text(e.refusal()));
    } catch (JpkiException e) {
      return said(language -> Guidance.of(e, language.locale()).text());
    }
  }

  private static Map<String, String> said(Function<PageLanguage, String> sentence) {
    Map<String, String> all = new HashMap<>();
    for (PageLanguage language : PageLanguage.values()) {
      all.put(language.code(), sentence.apply(language));
    }
    return Map.copyOf(all);
  }
}
