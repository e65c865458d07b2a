package io.github.jpki4j.it.pcsc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.it.pcscd.NeedsNative;
import io.github.jpki4j.it.pcscd.NeedsPcscd;
import io.github.jpki4j.it.pcscd.OtherClient;
import io.github.jpki4j.it.pcscd.PcscdFixture;
import io.github.jpki4j.pcsc.PcscReaders;
import io.github.jpki4j.testcard.TestCard;
import org.junit.jupiter.api.Test;

/** The same on the native backend. */
@NeedsPcscd
@NeedsNative
class NativeAfterCloseIT extends AfterCloseIT {

  NativeAfterCloseIT(PcscdFixture service) {
    super(service);
  }

  @Override
  PcscReaders readers() {
    return PcscReaders.nativeApi();
  }

  @Test
  void aProgramThatIsKilledAndHadTheCardForItselfLeavesNothingEither() throws Exception {
    TestCard card = TestCard.builder().build();
    service.insert(card);
    try (OtherClient killed = OtherClient.on(service.readerName(0))) {
      assertThat(killed.openExclusive()).isEqualTo("done");
      assertThat(killed.send(TransportHarness.SELECT)).isEqualTo("9000");
      assertThat(killed.send(TransportHarness.VERIFY_AUTH)).isEqualTo("9000");
      assertThat(card.isVerified(KeyKind.AUTH)).isTrue();
    }
    assertThat(PcscdFixture.within(TransportHarness.SOON, () -> !card.isVerified(KeyKind.AUTH)))
        .isTrue();
  }
}
