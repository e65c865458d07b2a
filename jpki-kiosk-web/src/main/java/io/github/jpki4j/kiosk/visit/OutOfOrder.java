package io.github.jpki4j.kiosk.visit;

import io.github.jpki4j.kiosk.flow.Step;
import io.github.jpki4j.kiosk.visit.step.Visit;
import java.util.Map;

/**
 * The reader, or the service behind it, is gone.
 *
 * @param inTheMiddle whether somebody was in the middle of a visit, which has ended
 */
record OutOfOrder(boolean inTheMiddle) implements Step<Visit> {

  @Override
  public String page() {
    return "out-of-order";
  }

  @Override
  public Map<String, Object> model() {
    return Map.of("inTheMiddle", inTheMiddle);
  }

  @Override
  public boolean isTimed() {
    return false;
  }
}
