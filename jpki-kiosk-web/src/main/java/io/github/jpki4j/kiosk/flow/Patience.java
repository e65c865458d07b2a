package io.github.jpki4j.kiosk.flow;

import java.time.Duration;

/**
 * How long a page waits for a person.
 *
 * @param idle until the person is asked
 * @param countdown from then until the end
 */
public record Patience(Duration idle, Duration countdown) {

  /** 60 seconds, then 20 more. */
  public static final Patience STANDARD =
      new Patience(Duration.ofSeconds(60), Duration.ofSeconds(20));
}
