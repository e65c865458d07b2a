package io.github.jpki4j.it.pcsc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.TransportException;
import io.github.jpki4j.TransportException.Remedy;
import io.github.jpki4j.pcsc.PcscReaders;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.transport.CardConnection;
import org.junit.jupiter.api.Test;

/** The native backend gives up waiting. */
@NeedsPcscd(programs = "opensc-explorer")
@NeedsNative
class NativeRivalIT extends RivalIT {

  NativeRivalIT(PcscdFixture service) {
    super(service);
  }

  @Override
  PcscReaders readers() {
    return PcscReaders.nativeApi();
  }

  @Test
  void aTransactionOfMoreThanTenSecondsIsATimeoutAndTheReaderIsOfUseAfterIt() throws Exception {
    service.insert(TestCard.builder().build());
    try (CardConnection connection = reader().open();
        OtherClient rival = OtherClient.on(service.readerName(0))) {
      assertThat(rival.open()).isEqualTo("done");
      assertThat(rival.begin()).isEqualTo("begun");
      assertThatThrownBy(() -> connection.transact(() -> 1))
          .isInstanceOfSatisfying(
              TransportException.class, e -> assertThat(e.remedy()).isEqualTo(Remedy.CHECK_READER))
          .hasMessageContaining("another program kept it for longer than 10000 ms");
      assertThat(rival.end()).as("it had it all the time").isEqualTo("done");
    }
    assertUsable();
  }
}
