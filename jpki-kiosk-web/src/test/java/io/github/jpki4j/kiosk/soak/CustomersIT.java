package io.github.jpki4j.kiosk.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Customers come one after another to one kiosk with one window. The system properties {@code
 * kiosk.customers} and {@code kiosk.seed} say how many, and repeat a run.
 */
@Tag("program")
final class CustomersIT {

  private static final int CUSTOMERS = 16;

  @TempDir private Path folder;

  @Test
  void nothingOfOneCustomerIsLeftForTheNext() throws Exception {
    long seed = Long.getLong("kiosk.seed", new SecureRandom().nextInt(1 << 30));
    int customers = Integer.getInteger("kiosk.customers", CUSTOMERS);
    assertThat(new Customers(seed, customers, folder, System.out).run())
        .as("failures with -Dkiosk.seed=%s -Dkiosk.customers=%s", seed, customers)
        .isEmpty();
  }
}
