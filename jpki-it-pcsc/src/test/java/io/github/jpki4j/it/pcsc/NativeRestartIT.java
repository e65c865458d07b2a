package io.github.jpki4j.it.pcsc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.TransportException;
import io.github.jpki4j.TransportException.Remedy;
import io.github.jpki4j.it.pcscd.NeedsNative;
import io.github.jpki4j.it.pcscd.NeedsPcscd;
import io.github.jpki4j.it.pcscd.OwnPcscd;
import io.github.jpki4j.it.pcscd.PcscdFixture;
import io.github.jpki4j.pcsc.PcscReaders;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.transport.CardConnection;
import java.util.HexFormat;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/**
 * The service is killed and started again under a program that goes on. Runs in a JVM without the
 * JDK's driver, which would not survive it: see jpki-it-pcsc/pom.xml.
 */
@NeedsPcscd
@NeedsNative
class NativeRestartIT {

  private static final byte[] SELECT = HexFormat.of().parseHex("00a4040c0ad392f000260100000001");

  private final PcscReaders readers = PcscReaders.nativeApi();

  @Test
  void aServiceThatWasKilledIsUsedAgainByTheSameProgram(PcscdFixture service) throws Exception {
    if (service.own().isEmpty()) {
      System.out.println("LEFT OUT: NativeRestartIT: the pcscd that runs here is not ours to kill");
      return;
    }
    OwnPcscd pcscd = service.own().get();
    for (int i = 0; i < 3; i++) {
      service.insert(TestCard.builder().build());
      CardConnection connection = readers.named(service.readerName(0)).open();
      assertThat(connection.transceive(SELECT)).containsExactly(0x90, 0x00);

      pcscd.kill();
      assertCheckReader(() -> connection.transceive(SELECT));
      assertCheckReader(readers::list);
      pcscd.restart();
      pcscd.awaitReader(PcscdFixture.PATIENCE);
      assertThatThrownBy(() -> connection.transceive(SELECT))
          .isInstanceOf(TransportException.class);
      connection.close();
      service.eject();
    }
  }

  private static void assertCheckReader(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            TransportException.class, e -> assertThat(e.remedy()).isEqualTo(Remedy.CHECK_READER))
        .hasMessageNotContaining("restart this program");
  }
}
