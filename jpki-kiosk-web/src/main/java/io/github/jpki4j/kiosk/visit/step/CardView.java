package io.github.jpki4j.kiosk.visit.step;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.internal.JapanTime;
import io.github.jpki4j.pin.PinStatus;
import io.github.jpki4j.reset.CardFacts;
import io.github.jpki4j.reset.CertificateFact;
import io.github.jpki4j.reset.CertificateFact.Term;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a card says, as a page shows it: nothing that names a person.
 *
 * @param facts what the card told
 * @param now the instant for which it is shown
 */
public record CardView(CardFacts facts, Instant now) {

  /** What the card of a visit says now. */
  public static CardView of(Visit visit) {
    return new CardView(visit.facts(), visit.kiosk().now());
  }

  /** For the page. */
  public Map<String, Object> model() {
    Map<String, Object> model = new HashMap<>();
    for (KeyKind key : KeyKind.values()) {
      String name = key.name().toLowerCase(Locale.ROOT);
      Optional<PinStatus> counter =
          facts.counter(key).filter(status -> status.triesLeft().isPresent());
      model.put(name + "Left", counter.map(s -> s.triesLeft().getAsInt()).orElse(-1));
      model.put(name + "Most", counter.map(PinStatus::triesMax).orElse(-1));
      model.put(name + "State", state(facts.certificate(key)));
      model.put(name + "End", end(facts.certificate(key)));
    }
    model.put("cardEnd", facts.cardExpiry().<List<Object>>map(List::of).orElse(List.of()));
    model.put("cardState", cardState());
    return model;
  }

  private String cardState() {
    LocalDate today = JapanTime.dayOf(now);
    return facts
        .cardExpiry()
        .map(day -> today.isAfter(day) ? "expired" : "valid")
        .orElse("unknown");
  }

  private String state(CertificateFact fact) {
    if (fact instanceof Term term) {
      if (now.isAfter(term.notAfter())) {
        return "expired";
      }
      return now.isBefore(term.notBefore()) ? "not-yet-valid" : "valid";
    }
    if (fact instanceof CertificateFact.Absent) {
      return "absent";
    }
    return fact instanceof CertificateFact.Present ? "present" : "unknown";
  }

  /** A day, or nothing: a page takes no null. */
  private static List<Object> end(CertificateFact fact) {
    return fact instanceof Term term ? List.of(JapanTime.dayOf(term.notAfter())) : List.of();
  }

  /** Says nothing: the days give the birthday away. */
  @Override
  public String toString() {
    return "CardView[hidden]";
  }
}
