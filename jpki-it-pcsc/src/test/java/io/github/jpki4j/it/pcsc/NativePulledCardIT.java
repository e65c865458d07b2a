package io.github.jpki4j.it.pcsc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.TransportException;
import io.github.jpki4j.it.pcscd.NeedsNative;
import io.github.jpki4j.it.pcscd.NeedsPcscd;
import io.github.jpki4j.it.pcscd.OtherClient;
import io.github.jpki4j.it.pcscd.PcscdFixture;
import io.github.jpki4j.pcsc.PcscReader;
import io.github.jpki4j.pcsc.PcscReaders;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.transport.CardConnection;
import org.junit.jupiter.api.Test;

/**
 * A program with the JDK's driver whose card is taken out. Whether pcsc-lite has its link still,
 * shows in that nobody can have the next card for itself: that needs the native backend.
 */
@NeedsPcscd
@NeedsNative
class NativePulledCardIT extends TransportHarness {

  private static final String OPENED =
      "--add-opens=java.smartcardio/sun.security.smartcardio=ALL-UNNAMED";

  NativePulledCardIT(PcscdFixture service) {
    super(service);
  }

  @Override
  PcscReaders readers() {
    return PcscReaders.nativeApi();
  }

  @Test
  void itsLinkIsEndedWhereTheDriverIsOpen() throws Exception {
    assertThat(isFreeAfterTheCardOf(OtherClient.byJavax(service.readerName(0), OPENED))).isTrue();
  }

  @Test
  void itsLinkIsKeptWhereTheDriverIsNotOpen() throws Exception {
    assertThat(isFreeAfterTheCardOf(OtherClient.byJavax(service.readerName(0)))).isFalse();
  }

  private boolean isFreeAfterTheCardOf(OtherClient client) throws Exception {
    try (client) {
      service.insert(TestCard.builder().build());
      assertThat(client.open()).isEqualTo("done");
      service.eject();
      assertThat(client.send(SELECT)).contains("the card was removed");
      assertThat(client.disconnect()).isEqualTo("done");
      service.insert(TestCard.builder().build());
      PcscReader reader = readers().named(service.readerName(0));
      try (CardConnection connection = reader.openExclusive()) {
        assertThat(send(connection, SELECT)).isEqualTo("9000");
        return true;
      } catch (TransportException e) {
        assertThat(e).hasMessageContaining("another program");
        return false;
      }
    }
  }
}
