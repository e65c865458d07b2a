package io.github.jpki4j.it.pcsc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.TransportException;
import io.github.jpki4j.TransportException.Remedy;
import io.github.jpki4j.it.opensc.OpenScExplorer;
import io.github.jpki4j.it.pcscd.NeedsNative;
import io.github.jpki4j.it.pcscd.NeedsPcscd;
import io.github.jpki4j.it.pcscd.OtherClient;
import io.github.jpki4j.it.pcscd.PcscdFixture;
import io.github.jpki4j.pcsc.PcscReaders;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.transport.CardConnection;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The native backend gives up waiting. */
@NeedsPcscd(programs = "opensc-explorer")
@NeedsNative
class NativeRivalIT extends RivalIT {

  @TempDir Path folder;

  NativeRivalIT(PcscdFixture service) {
    super(service);
  }

  @Override
  PcscReaders readers() {
    return PcscReaders.nativeApi();
  }

  /** Not in a JVM with the JDK's driver, which keeps handles that stand in the rival's way. */
  @Test
  void anExclusiveHolderIsReportedAtOnceAndTheReaderIsOfUseAfterIt() throws Exception {
    service.insert(TestCard.builder().build());
    try (OpenScExplorer rival = new OpenScExplorer(service.readerName(0), folder)) {
      assertThatThrownBy(() -> reader().open())
          .isInstanceOfSatisfying(
              TransportException.class, e -> assertThat(e.remedy()).isEqualTo(Remedy.CHECK_READER))
          .hasMessageContaining("another program has the card for itself");
      assertThat(rival.isAlive()).isTrue();
    }
    assertUsable();
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
