package io.github.jpki4j.it.pcsc;

import io.github.jpki4j.it.pcscd.NeedsNative;
import io.github.jpki4j.it.pcscd.NeedsPcscd;
import io.github.jpki4j.it.pcscd.PcscdFixture;
import io.github.jpki4j.it.pcscd.ScriptedChip;
import io.github.jpki4j.it.pcscd.VirtualReaderLink;
import io.github.jpki4j.pcsc.PcscReaders;
import io.github.jpki4j.testcard.contract.CardConnectionContract;
import io.github.jpki4j.testcard.contract.TransportUnderTest;
import io.github.jpki4j.testcard.recording.ScriptedCard;
import io.github.jpki4j.testkit.LogListener;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The contract over the native backend, a real pcscd and vpcd. */
@NeedsPcscd
@NeedsNative
class NativeContractIT extends CardConnectionContract {

  @RegisterExtension final LogListener log = new LogListener();

  private final PcscdFixture service;

  NativeContractIT(PcscdFixture service) {
    this.service = service;
  }

  @Override
  protected TransportUnderTest connect(ScriptedCard card) throws Exception {
    service.insert(ScriptedChip.of(card));
    return VirtualReaderLink.open(
        service,
        PcscReaders.nativeApi().named(service.readerName(0)),
        VirtualReaderLink.LONGEST_FRAME);
  }

  @Override
  protected Optional<List<String>> logged() {
    return Optional.of(log.messages());
  }
}
