package io.github.jpki4j.it.pcsc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.it.pcscd.NeedsPcscd;
import io.github.jpki4j.it.pcscd.PcscdFixture;
import io.github.jpki4j.pcsc.CardEvent;
import io.github.jpki4j.pcsc.CardEvent.Kind;
import io.github.jpki4j.pcsc.CardMonitor;
import io.github.jpki4j.pcsc.PcscReaders;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.bridge.VpcdBridge;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The monitor over two real slots. */
@NeedsPcscd
class CardMonitorIT {

  private final PcscdFixture service;

  CardMonitorIT(PcscdFixture service) {
    this.service = service;
  }

  private VpcdBridge insert(int slot) throws Exception {
    return VpcdBridge.connect(
        TestCard.builder().build(), VpcdBridge.DEFAULT_HOST, service.port(slot));
  }

  /** The next event of the two slots; this machine may have readers of its own. */
  private CardEvent next(CardMonitor monitor) throws InterruptedException {
    while (true) {
      CardEvent event = monitor.next(PcscdFixture.PATIENCE).orElseThrow();
      Optional<String> reader = event.reader();
      if (reader.isEmpty()
          || reader.get().equals(service.readerName(0))
          || reader.get().equals(service.readerName(1))) {
        return event;
      }
    }
  }

  private CardEvent event(Kind kind, int slot) {
    return new CardEvent(kind, Optional.of(service.readerName(slot)));
  }

  @Test
  void cardsInTwoSlotsComeAndGo() throws Exception {
    try (CardMonitor monitor = CardMonitor.start(PcscReaders.system())) {
      assertThat(next(monitor)).isEqualTo(event(Kind.READER_ADDED, 0));
      assertThat(next(monitor)).isEqualTo(event(Kind.READER_ADDED, 1));
      try (VpcdBridge first = insert(0)) {
        assertThat(next(monitor)).isEqualTo(event(Kind.CARD_INSERTED, 0));
        try (VpcdBridge second = insert(1)) {
          assertThat(next(monitor)).isEqualTo(event(Kind.CARD_INSERTED, 1));
          readTheCardIn(0);
          readTheCardIn(1);
          assertThat(second.isConnected()).isTrue();
        }
        assertThat(next(monitor)).isEqualTo(event(Kind.CARD_REMOVED, 1));
        assertThat(first.isConnected()).isTrue();
      }
      assertThat(next(monitor)).isEqualTo(event(Kind.CARD_REMOVED, 0));
    }
  }

  @Test
  void aCardThatIsThereAtTheStartIsReported() throws Exception {
    service.insert(TestCard.builder().build());
    try (CardMonitor monitor = CardMonitor.start(PcscReaders.system())) {
      assertThat(next(monitor)).isEqualTo(event(Kind.READER_ADDED, 0));
      assertThat(next(monitor)).isEqualTo(event(Kind.CARD_INSERTED, 0));
    }
  }

  private void readTheCardIn(int slot) throws Exception {
    try (MyNumberCard card = MyNumberCard.open(service.reader(slot).open())) {
      assertThat(card.jpki().readCertificate(CertificateKind.AUTH).isTest()).isTrue();
    }
  }
}
