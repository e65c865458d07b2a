package io.github.jpki4j.kiosk.visit;

import io.github.jpki4j.kiosk.visit.step.Closing;
import java.util.Locale;
import java.util.Map;

/**
 * The end: the card is to be taken.
 *
 * @param why the visit ends
 */
record TakeCard(Why why) implements Closing {

  /** Why a visit ends. */
  enum Why {
    /** All is done. */
    DONE,
    /** The person wants it. */
    ENDED,
    /** The person did nothing for too long. */
    IDLE,
    /** The whole visit took too long. */
    TIME_LIMIT,
    /** The kiosk takes no customers. */
    NOT_SERVED
  }

  @Override
  public String page() {
    return "take-card";
  }

  @Override
  public Map<String, Object> model() {
    return Map.of("why", why.name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  @Override
  public boolean isTimed() {
    return false;
  }

  @Override
  public boolean isOver() {
    return true;
  }
}
