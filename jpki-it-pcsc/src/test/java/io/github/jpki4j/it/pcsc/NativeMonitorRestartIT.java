package io.github.jpki4j.it.pcsc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.it.pcscd.NeedsNative;
import io.github.jpki4j.it.pcscd.NeedsPcscd;
import io.github.jpki4j.it.pcscd.OwnPcscd;
import io.github.jpki4j.it.pcscd.PcscdFixture;
import io.github.jpki4j.pcsc.CardEvent;
import io.github.jpki4j.pcsc.CardEvent.Kind;
import io.github.jpki4j.pcsc.CardMonitor;
import io.github.jpki4j.pcsc.KioskSession;
import io.github.jpki4j.pcsc.PcscReaders;
import io.github.jpki4j.testcard.TestCard;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * The monitor of a kiosk that goes on while the service is killed and started again. Runs in a JVM
 * without the JDK's driver: see jpki-it-pcsc/pom.xml.
 */
@NeedsPcscd
@NeedsNative
class NativeMonitorRestartIT {

  @Test
  void theMonitorReportsAServiceThatWasKilledAndReadsTheNextCard(PcscdFixture service)
      throws Exception {
    if (service.own().isEmpty()) {
      System.out.println(
          "LEFT OUT: NativeMonitorRestartIT: the pcscd that runs here is not ours to kill");
      return;
    }
    OwnPcscd pcscd = service.own().get();
    PcscReaders readers = PcscReaders.nativeApi();
    String reader = service.readerName(0);
    try (CardMonitor monitor = CardMonitor.start(readers)) {
      await(monitor, Kind.READER_ADDED, Optional.of(reader));
      for (int i = 0; i < 3; i++) {
        pcscd.kill();
        await(monitor, Kind.SERVICE_LOST, Optional.empty());
        pcscd.restart();
        assertThat(PcscdFixture.within(PcscdFixture.PATIENCE, PcscdFixture::isRunning)).isTrue();
        service.insert(TestCard.builder().build());
        await(monitor, Kind.SERVICE_BACK, Optional.empty());
        await(monitor, Kind.CARD_INSERTED, Optional.of(reader));
        try (KioskSession session =
            KioskSession.open(readers.named(reader), Duration.ofMinutes(1))) {
          assertThat(
                  session.run(card -> card.jpki().readCertificate(CertificateKind.AUTH)).isTest())
              .isTrue();
        }
        service.eject();
        await(monitor, Kind.CARD_REMOVED, Optional.of(reader));
      }
    }
  }

  /** Takes events until the one that is waited for. */
  private static void await(CardMonitor monitor, Kind kind, Optional<String> reader)
      throws InterruptedException {
    CardEvent wanted = new CardEvent(kind, reader);
    CardEvent event = monitor.next(PcscdFixture.PATIENCE).orElseThrow();
    while (!event.equals(wanted)) {
      event = monitor.next(PcscdFixture.PATIENCE).orElseThrow();
    }
  }
}
