package io.github.jpki4j.kiosk.app;

import io.github.jpki4j.kiosk.flow.Form;
import io.github.jpki4j.kiosk.flow.Step;
import io.github.jpki4j.reset.Reservation;
import io.github.jpki4j.reset.ResetTarget;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The menu, with the reservations that this phone knows of.
 *
 * @param reservations open or expired
 * @param isConfirmed whether the service was asked for them just now
 * @param clock tells whether they are expired
 */
record Menu(List<Reservation> reservations, boolean isConfirmed, Clock clock) implements AppStep {

  /**
   * The menu at the end of whatever was begun; the service is asked what became of reservations.
   */
  static Step<Phone> after(Phone phone) {
    phone.end();
    return phone.provers().isEmpty() ? of(phone, false) : new Looking();
  }

  /** The menu by what is known. */
  static Step<Phone> of(Phone phone, boolean isConfirmed) {
    return new Menu(phone.reservations(), isConfirmed, phone.setup().clock());
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
                        one.isExpired(now)))
            .toList();
    return Map.of("reservations", shown, "confirmed", isConfirmed);
  }

  @Override
  public Step<Phone> chosen(Phone phone, Form form) {
    return switch (form.action()) {
      case "reserve" -> new AskingTerms();
      case "kiosks" -> new Kiosks(phone.setup().guide());
      case "words" -> new WordsShown();
      case "forget" -> {
        phone.forget();
        yield of(phone, false);
      }
      default -> this;
    };
  }

  @Override
  public boolean isTimed() {
    return false;
  }
}
