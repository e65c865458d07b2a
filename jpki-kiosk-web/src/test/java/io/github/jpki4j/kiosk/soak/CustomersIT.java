package io.github.jpki4j.kiosk.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Customers come one after another to one kiosk with one window: always the same ones, or, by the
 * system property {@code kiosk.customers}, so many others. {@code kiosk.seed} repeats a run.
 */
@Tag("program")
final class CustomersIT {

  private static final int CUSTOMERS = 16;

  /** One of two million, by which somebody succeeds with each errand, and nearly all happens. */
  private static final long SEED = 601_324;

  @TempDir private Path folder;

  @Test
  void nothingOfOneCustomerIsLeftForTheNext() throws Exception {
    Integer others = Integer.getInteger("kiosk.customers");
    int customers = others == null ? CUSTOMERS : others;
    long seed =
        Long.getLong("kiosk.seed", others == null ? SEED : new SecureRandom().nextInt(1 << 30));
    assertThat(new Customers(seed, customers, folder, System.out).run())
        .as("failures with -Dkiosk.seed=%s -Dkiosk.customers=%s", seed, customers)
        .isEmpty();
  }
}
