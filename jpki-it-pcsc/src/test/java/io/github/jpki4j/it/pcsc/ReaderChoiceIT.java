package io.github.jpki4j.it.pcsc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.it.pcscd.NeedsPcscd;
import io.github.jpki4j.it.pcscd.PcscdFixture;
import io.github.jpki4j.it.pcscd.ScriptedChip;
import io.github.jpki4j.pcsc.PcscReader;
import io.github.jpki4j.pcsc.PcscReaders;
import io.github.jpki4j.pcsc.ReaderException;
import io.github.jpki4j.pcsc.ReaderException.Problem;
import io.github.jpki4j.transport.CardConnection;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * Two real readers with a card each: nobody but the person knows which one is meant. On {@code
 * javax.smartcardio}; {@link NativeReaderChoiceIT} is the same on the native backend.
 */
@NeedsPcscd
class ReaderChoiceIT {

  private final PcscdFixture service;

  ReaderChoiceIT(PcscdFixture service) {
    this.service = service;
  }

  /** The backend that is tested. */
  PcscReaders readers() {
    return PcscReaders.javax();
  }

  @Test
  void awaitTouchesNeitherOfTwoCardsUntilOneIsChosen() throws Exception {
    ScriptedChip first = ScriptedChip.content();
    service.insert(first);
    PcscReader reader = readers().named(service.readerName(1));
    try (ScriptedChip second = ScriptedChip.content()) {
      second.connect(service.port(1));
      assertThat(PcscdFixture.within(PcscdFixture.PATIENCE, () -> PcscdFixture.isPresent(reader)))
          .isTrue();

      for (Duration timeout : new Duration[] {Duration.ZERO, Duration.ofMinutes(1)}) {
        assertThatThrownBy(() -> readers().await(timeout))
            .isInstanceOfSatisfying(
                ReaderException.class,
                e -> {
                  assertThat(e.problem()).isEqualTo(Problem.SEVERAL_CARDS);
                  assertThat(e.readers()).contains(service.readerName(0), service.readerName(1));
                });
      }
      assertThat(first.heard()).filteredOn(heard -> !heard.equals("reset")).isEmpty();
      assertThat(second.heard()).filteredOn(heard -> !heard.equals("reset")).isEmpty();

      try (CardConnection connection = reader.await(Duration.ZERO)) {
        TransportHarness.send(connection, TransportHarness.SELECT);
      }
      assertThat(second.heard()).contains(TransportHarness.SELECT);
      assertThat(first.heard()).doesNotContain(TransportHarness.SELECT);
    }
    assertThat(PcscdFixture.within(PcscdFixture.PATIENCE, () -> !PcscdFixture.isPresent(reader)))
        .isTrue();
  }
}
