package io.github.jpki4j.kiosk.visit.step;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.kiosk.flow.Form;
import io.github.jpki4j.kiosk.flow.Step;
import io.github.jpki4j.pin.PinStatus;
import io.github.jpki4j.pin.TryPolicy;
import java.util.Map;
import java.util.function.Function;

/**
 * One try is left: the person is asked before the secret is. Nothing is sent unless the answer is
 * yes.
 *
 * @param secret whose try
 * @param yes the entry that spends it if it is wrong
 */
public record LastTry(KeyKind secret, Step<Visit> yes) implements Step<Visit> {

  /**
   * Asks first where one try is left.
   *
   * @param visit whose counters count
   * @param secret that is to be asked for
   * @param entry asks for it
   * @return the question, or the entry
   */
  public static Step<Visit> guarded(
      Visit visit, KeyKind secret, Function<TryPolicy, Step<Visit>> entry) {
    boolean last = visit.facts().counter(secret).filter(PinStatus::isLastTry).isPresent();
    return last
        ? new LastTry(secret, entry.apply(TryPolicy.SPEND_LAST))
        : entry.apply(TryPolicy.KEEP_LAST);
  }

  @Override
  public String page() {
    return "last-try";
  }

  @Override
  public Map<String, Object> model() {
    return Map.of("kind", secret.name());
  }

  @Override
  public Step<Visit> act(Visit visit, Form form) {
    return switch (form.action()) {
      case "yes" -> yes;
      case "no" -> Visit.Way.CARD;
      default -> this;
    };
  }
}
