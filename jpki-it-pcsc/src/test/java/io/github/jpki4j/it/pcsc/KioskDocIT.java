package io.github.jpki4j.it.pcsc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.it.pcscd.NeedsPcscd;
import io.github.jpki4j.it.pcscd.PcscdFixture;
import io.github.jpki4j.pcsc.PcscReaders;
import io.github.jpki4j.testcard.TestCard;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The example of docs/kiosk.md at a real reader, on {@code javax.smartcardio}. */
@NeedsPcscd
class KioskDocIT {

  private final PcscdFixture service;

  KioskDocIT(PcscdFixture service) {
    this.service = service;
  }

  /** The backend that is used. */
  PcscReaders readers() {
    return PcscReaders.javax();
  }

  @Test
  void theExampleServesCustomersOneAfterTheOther() throws Exception {
    KioskExample kiosk = new KioskExample(readers(), 3);
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      Future<?> day =
          thread.submit(
              () -> {
                kiosk.run();
                return null;
              });
      for (int customer = 1; customer <= 3; customer++) {
        int lines = customer;
        service.insert(TestCard.builder().build());
        assertThat(PcscdFixture.within(PcscdFixture.PATIENCE, () -> kiosk.screen().size() >= lines))
            .isTrue();
        service.eject();
        assertThat(PcscdFixture.within(PcscdFixture.PATIENCE, () -> KioskSessionIT.threads() == 0))
            .isTrue();
        TimeUnit.SECONDS.sleep(1); // no person is faster, and the JDK's driver needs some of it
      }
      day.get(60, TimeUnit.SECONDS);
    } finally {
      thread.shutdownNow();
    }
    assertThat(kiosk.screen())
        .hasSize(3)
        .allSatisfy(line -> assertThat(line).matches("20[0-9]{2}-[0-9]{2}-[0-9]{2}"));
  }
}
