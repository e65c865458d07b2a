package io.github.jpki4j.it.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * The short form of ./soak. In a JVM of its own, see jpki-it-pcsc/pom.xml: it counts threads and
 * memory, and kills its own pcscd. With the system property {@code soak.seed} others come.
 */
class SoakIT {

  /** Of customers who never change; ./soak has others each time. */
  private static final long SEED = 865_273_735;

  private static final int WARM_UP = 24;
  private static final int CUSTOMERS = 104;

  private static final Duration LONGEST = Duration.ofMinutes(5);

  /** One kill before the first measurement, two after it. */
  private static final int KILL_EVERY = 40;

  @Test
  void customersComeAndGoAndNothingIsLost() throws Exception {
    long seed = Long.getLong("soak.seed", SEED);
    Soak soak = new Soak(seed, WARM_UP, KILL_EVERY, CUSTOMERS, LONGEST);
    try {
      assertThat(soak.run(System.out)).as("failures with -Dsoak.seed=%s, see above", seed).isZero();
    } catch (IOException e) {
      String message = "SoakIT needs a PC/SC service and the native backend: " + e.getMessage();
      if (Boolean.getBoolean("jpki.check") && Runtime.version().feature() >= 22) {
        throw new IllegalStateException(message, e);
      }
      System.out.println("LEFT OUT: " + message);
      abort(message);
    }
  }
}
