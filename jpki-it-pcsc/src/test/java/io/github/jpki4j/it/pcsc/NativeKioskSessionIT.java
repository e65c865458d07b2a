package io.github.jpki4j.it.pcsc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.CardResetException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.TransportException.Remedy;
import io.github.jpki4j.it.pcscd.NeedsNative;
import io.github.jpki4j.it.pcscd.NeedsPcscd;
import io.github.jpki4j.it.pcscd.OtherClient;
import io.github.jpki4j.it.pcscd.PcscdFixture;
import io.github.jpki4j.pcsc.KioskSession;
import io.github.jpki4j.pcsc.PcscReaders;
import io.github.jpki4j.transport.CardConnection;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The native backend: no other program gets to the customer's card. */
@NeedsPcscd
@NeedsNative
class NativeKioskSessionIT extends KioskSessionIT {

  private static final Duration LONG = Duration.ofMinutes(5);

  NativeKioskSessionIT(PcscdFixture service) {
    super(service);
  }

  @Override
  PcscReaders readers() {
    return PcscReaders.nativeApi();
  }

  @Test
  void anotherProgramIsKeptFromTheCustomersCard() throws Exception {
    service.insert(card);
    try (OtherClient other = OtherClient.on(service.readerName(0))) {
      try (KioskSession session = open(LONG)) {
        assertThat(other.open()).contains("another program has the card for itself");
        assertThat(session.end()).isEmpty();
      }
      assertThat(other.open()).isEqualTo("done");
    }
  }

  @Test
  void aProgramThatHoldsTheCardKeepsTheSessionFromBeginning() throws Exception {
    service.insert(card);
    try (OtherClient other = OtherClient.on(service.readerName(0))) {
      assertThat(other.openExclusive()).isEqualTo("done");
      assertThatThrownBy(() -> open(LONG))
          .isInstanceOfSatisfying(
              TransportException.class, e -> assertThat(e.remedy()).isEqualTo(Remedy.CHECK_READER))
          .hasMessageContaining("another program has the card for itself");
    }
  }

  /** Its crash resets the card, which leaves this one's secrets verified: CARD-52. */
  @Test
  void aSecretThatAnotherProgramLeftVerifiedIsVerifiedNoMore() throws Exception {
    service.insert(card);
    try (OtherClient other = OtherClient.on(service.readerName(0))) {
      assertThat(other.open()).isEqualTo("done");
      assertThat(other.send("00A4040C0AD392F000260100000001")).isEqualTo("9000");
      assertThat(other.send("002000980431323334")).isEqualTo("9000");
    }
    assertThat(card.isVerified(KeyKind.AUTH)).isTrue();
    try (KioskSession session = open(LONG)) {
      assertThat(card.isVerified(KeyKind.AUTH)).isFalse();
      assertThat(session.end()).isEmpty();
    }
  }

  /** As systems do that look at each new card. */
  @Test
  void aProgramThatLetsGoOfTheCardSoonIsWaitedFor() throws Exception {
    service.insert(card);
    CardConnection other = service.reader(0).open();
    CompletableFuture<Void> leaving =
        CompletableFuture.runAsync(
            other::close, CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS));
    try (KioskSession session = open(LONG)) {
      leaving.join();
      assertThat(session.end()).isEmpty();
      assertThatThrownBy(() -> other.transceive(new byte[] {0, (byte) 0xA4, 0, 0}))
          .isInstanceOf(TransportException.class)
          .isNotInstanceOf(CardResetException.class);
    }
  }
}
