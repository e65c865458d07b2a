package io.github.jpki4j.it.pcsc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.TransportException;
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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The contract over {@code javax.smartcardio}, a real pcscd and vpcd. The driver is told by system
 * properties, in the build, not to follow 61xx and 6Cxx. A later JDK, where the native backend
 * takes its place and has the same contract, meets the driver in other tests.
 */
@Tag("sweep")
@NeedsPcscd
class JavaxContractIT extends CardConnectionContract {

  /** The JDK's driver receives into a buffer of this size, 17 and 25 alike. */
  private static final int LONGEST_ANSWER = 8192;

  @RegisterExtension final LogListener log = new LogListener();

  private final PcscdFixture service;

  JavaxContractIT(PcscdFixture service) {
    this.service = service;
  }

  @Override
  protected TransportUnderTest connect(ScriptedCard card) throws Exception {
    service.insert(ScriptedChip.of(card));
    return VirtualReaderLink.open(
        service, PcscReaders.javax().named(service.readerName(0)), LONGEST_ANSWER);
  }

  @Test
  void anAnswerLongerThanTheDriversBufferIsAFailureAndNotCut() throws Exception {
    byte[] read = {0x00, (byte) 0xB0, 0x00, 0x00, 0x00, 0x00, 0x00};
    byte[] status = {(byte) 0x90, 0x00};
    ScriptedCard card = new ScriptedCard().expect(read, new byte[LONGEST_ANSWER + 1]);
    card.expect(read, status);
    try (TransportUnderTest link = connect(card)) {
      assertThatThrownBy(() -> link.connection().transceive(read))
          .isInstanceOf(TransportException.class);
      assertThat(link.connection().transceive(read)).isEqualTo(status);
    }
  }

  @Override
  protected Optional<List<String>> logged() {
    return Optional.of(log.messages());
  }
}
