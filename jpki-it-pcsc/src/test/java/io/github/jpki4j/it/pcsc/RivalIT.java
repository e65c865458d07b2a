package io.github.jpki4j.it.pcsc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.TransportException;
import io.github.jpki4j.it.pcscd.NeedsPcscd;
import io.github.jpki4j.it.pcscd.OtherClient;
import io.github.jpki4j.it.pcscd.PcscdFixture;
import io.github.jpki4j.pcsc.PcscReader;
import io.github.jpki4j.pcsc.PcscReaders;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.transport.CardConnection;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Other programs at the same card, on {@code javax.smartcardio}; {@link NativeRivalIT} is the same
 * on the native backend.
 */
@NeedsPcscd
class RivalIT {

  private static final long SOON = 60;
  private static final byte[] SELECT = HexFormat.of().parseHex("00a4040c0ad392f000260100000001");

  final PcscdFixture service;

  RivalIT(PcscdFixture service) {
    this.service = service;
  }

  /** The backend that is tested. */
  PcscReaders readers() {
    return PcscReaders.javax();
  }

  final PcscReader reader() throws TransportException {
    return readers().named(service.readerName(0));
  }

  final void assertUsable() throws Exception {
    assertThat(PcscdFixture.within(PcscdFixture.PATIENCE, this::isFree)).isTrue();
    try (CardConnection connection = reader().open()) {
      assertThat(connection.<byte[]>transact(() -> connection.transceive(SELECT)))
          .containsExactly(0x90, 0x00);
    }
  }

  /** The service takes a moment to notice that a program died. */
  private boolean isFree() {
    try {
      reader().open().close();
      return true;
    } catch (TransportException e) {
      return false;
    }
  }

  /** Without a time-out: PCSC-21. */
  @Test
  void aTransactionIsWaitedFor() throws Exception {
    service.insert(TestCard.builder().build());
    try (CardConnection connection = reader().open();
        OtherClient rival = OtherClient.on(service.readerName(0))) {
      assertThat(rival.open()).isEqualTo("done");
      assertThat(rival.begin()).isEqualTo("begun");
      CompletableFuture<String> end =
          CompletableFuture.supplyAsync(
              rival::end, CompletableFuture.delayedExecutor(3, TimeUnit.SECONDS));
      assertThat(connection.<byte[]>transact(() -> connection.transceive(SELECT)))
          .containsExactly(0x90, 0x00);
      assertThat(end.get(SOON, TimeUnit.SECONDS)).isEqualTo("done");
    }
  }

  /** A crash ends what the other program held. */
  @Test
  void aProgramThatDiesInItsTransactionHoldsUpNobody() throws Exception {
    service.insert(TestCard.builder().build());
    try (OtherClient rival = OtherClient.on(service.readerName(0))) {
      assertThat(rival.open()).isEqualTo("done");
      assertThat(rival.begin()).isEqualTo("begun");
    }
    assertUsable();
  }
}
