package io.github.jpki4j.cli.card;

import io.github.jpki4j.DataSecret;
import io.github.jpki4j.card.CardAnswer;
import io.github.jpki4j.card.CardHint;
import io.github.jpki4j.card.NeighbourApplication;
import io.github.jpki4j.card.ResidenceCardType;
import io.github.jpki4j.card.WholeCard;
import io.github.jpki4j.cli.console.EnumNames;
import io.github.jpki4j.cli.console.Json;
import io.github.jpki4j.cli.console.Messages;
import io.github.jpki4j.cli.console.TextPage;
import io.github.jpki4j.internal.JapanTime;
import io.github.jpki4j.pin.PinStatus;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The applications beside JPKI on the screen and as JSON. */
final class WholeCardView {

  private final WholeCard whole;
  private final Messages messages;
  private final Clock clock;

  WholeCardView(WholeCard whole, Messages messages, Clock clock) {
    this.whole = whole;
    this.messages = messages;
    this.clock = clock;
  }

  void rows(TextPage page) {
    page.row(messages.get("label.card-expiry"), expiry());
    for (NeighbourApplication application : NeighbourApplication.values()) {
      page.row(
          messages.get("application." + application),
          messages.get("presence." + whole.presence(application)));
      if (application == NeighbourApplication.RESIDENCE) {
        residenceCardType(page);
      }
      for (DataSecret secret : application.secrets()) {
        counter(page, secret);
      }
    }
  }

  private String expiry() {
    return whole
        .expiry()
        .map(day -> messages.get(isOver(day) ? "card-expiry.over" : "card-expiry.until", day))
        .orElse(messages.get("card-expiry.unknown"));
  }

  private boolean isOver(LocalDate lastDay) {
    return lastDay.isBefore(JapanTime.dayOf(clock.instant()));
  }

  private void residenceCardType(TextPage page) {
    CardAnswer<ResidenceCardType> type = whole.residenceCardType();
    if (type.state() != CardAnswer.State.NOT_ASKED) {
      page.row(
          "",
          type.value()
              .map(told -> messages.get("residence." + told))
              .orElse(messages.get("residence.unknown")));
    }
  }

  private void counter(TextPage page, DataSecret secret) {
    CardAnswer<PinStatus> answer = whole.counter(secret);
    if (answer.state() == CardAnswer.State.NOT_ASKED) {
      return;
    }
    page.row(
        messages.terms().name(secret),
        answer
            .value()
            .map(status -> CounterText.of(status, messages))
            .orElse(messages.get("tries.not-told")));
    if (secret == DataSecret.LICENCE) {
      page.row("", messages.get("licence-pin." + licencePin()));
    }
  }

  private String licencePin() {
    return whole.licencePinSet().value().map(set -> set ? "SET" : "NOT_SET").orElse("UNKNOWN");
  }

  /** What the person can do about blocked secrets, each name once. */
  List<String> advice() {
    return Arrays.stream(DataSecret.values())
        .filter(secret -> whole.counter(secret).value().filter(PinStatus::isBlocked).isPresent())
        .map(
            secret ->
                messages.get("next.blocked." + ResetDoor.of(secret), messages.terms().name(secret)))
        .distinct()
        .toList();
  }

  /** What else the card is. */
  List<String> hints() {
    return sortedHints().stream().map(hint -> messages.get("hint." + hint)).toList();
  }

  private List<CardHint> sortedHints() {
    return whole.hints().stream().sorted().toList();
  }

  /** Adds the members of the whole card. */
  Json putInto(Json json) {
    List<Json> applications = new ArrayList<>();
    for (NeighbourApplication application : NeighbourApplication.values()) {
      applications.add(json(application));
    }
    return json.put("cardExpiry", whole.expiry().map(LocalDate::toString))
        .put("applications", applications)
        .put(
            "hints",
            sortedHints().stream()
                .map(
                    hint ->
                        new Json()
                            .put("hint", EnumNames.of(hint))
                            .put("grade", EnumNames.of(hint.grade())))
                .toList());
  }

  private Json json(NeighbourApplication application) {
    Json json =
        new Json()
            .put("application", EnumNames.of(application))
            .put("presence", EnumNames.of(whole.presence(application)))
            .put("secrets", application.secrets().stream().map(this::json).toList());
    return switch (application) {
      case DRIVING_LICENCE -> json.put("pinSet", whole.licencePinSet().value());
      case RESIDENCE -> json.put("type", whole.residenceCardType().value().map(EnumNames::of));
      case CARD_INFO_INPUT, SURFACE, RESIDENT, COMMON -> json;
    };
  }

  /** A counter, null where the card does not tell. */
  private Json json(DataSecret secret) {
    Optional<PinStatus> told =
        whole.counter(secret).value().filter(status -> status.triesLeft().isPresent());
    return new Json()
        .put("key", EnumNames.of(secret))
        .put("triesLeft", told.map(PinStatus::triesLeft).orElse(OptionalInt.empty()))
        .put("triesMax", told.map(PinStatus::triesMax))
        .put("blocked", told.map(PinStatus::isBlocked))
        .put(
            "door",
            told.filter(PinStatus::isBlocked).map(status -> EnumNames.of(ResetDoor.of(secret))));
  }
}
