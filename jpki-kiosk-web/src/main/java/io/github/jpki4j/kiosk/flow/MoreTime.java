package io.github.jpki4j.kiosk.flow;

import java.time.Duration;
import java.util.Map;

/**
 * The person did nothing for a while and is asked whether more time is needed, while the seconds
 * are counted down.
 *
 * @param left where the person was, and is again
 * @param end of the countdown, as {@link System#nanoTime}: whoever looks late sees what is left
 */
public record MoreTime<V>(Step<V> left, long end) implements Step<V> {

  /** Asks from now on. */
  public static <V> MoreTime<V> of(Step<V> left, Duration countdown) {
    return new MoreTime<>(left, System.nanoTime() + countdown.toNanos());
  }

  @Override
  public String page() {
    return "more-time";
  }

  @Override
  public Map<String, Object> model() {
    long millis = Duration.ofNanos(end - System.nanoTime()).toMillis();
    return Map.of("seconds", Math.max(0, Math.round(millis / 1_000.0)));
  }

  @Override
  public Step<V> act(V visit, Form form) {
    return form.action().equals("more") ? left : this;
  }

  @Override
  public boolean isTimed() {
    return false;
  }
}
