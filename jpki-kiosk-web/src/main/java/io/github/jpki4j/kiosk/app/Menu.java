package io.github.jpki4j.kiosk.app;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.kiosk.flow.Form;
import io.github.jpki4j.kiosk.flow.Step;
import io.github.jpki4j.reset.Reservation;
import io.github.jpki4j.reset.ResetTarget;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The menu, with the reservations that this phone knows of.
 *
 * @param reservations open or expired
 * @param confirmed those for which the service was asked
 * @param asked when that was
 * @param clock tells whether they are expired
 */
record Menu(List<Reservation> reservations, Set<KeyKind> confirmed, Instant asked, Clock clock)
    implements AppStep {

  /**
   * The menu at the end of whatever was begun; the service is asked what became of reservations.
   */
  static Step<Phone> after(Phone phone) {
    phone.end();
    return phone.provers().isEmpty() ? of(phone, Set.of()) : new Looking();
  }

  /**
   * The menu by what is known.
   *
   * @param confirmed those for which the service was asked just now
   */
  static Step<Phone> of(Phone phone, Set<KeyKind> confirmed) {
    return new Menu(
        phone.reservations(), Set.copyOf(confirmed), phone.now(), phone.setup().clock());
  }

  @Override
  public String page() {
    return "menu";
  }

  @Override
  public Map<String, Object> model() {
    Instant now = clock.instant();
    List<Map<String, Object>> shown =
        reservations.stream()
            .map(
                one ->
                    Map.<String, Object>of(
                        "target",
                        ResetTarget.of(one.target()),
                        "until",
                        one.untilText(),
                        "expired",
                        one.isExpired(now),
                        "confirmed",
                        confirmed.contains(one.target())))
            .toList();
    return Map.of("reservations", shown, "asked", asked);
  }

  @Override
  public Step<Phone> chosen(Phone phone, Form form) {
    return switch (form.action()) {
      case "reserve" -> new AskingTerms();
      case "kiosks" -> new Kiosks(phone.setup().guide());
      case "words" -> new WordsShown();
      case "forget" -> {
        phone.forget();
        yield of(phone, Set.of());
      }
      default -> this;
    };
  }

  @Override
  public boolean isTimed() {
    return false;
  }
}
