package io.github.jpki4j.it.pcsc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.CardResetException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.TransportException.Remedy;
import io.github.jpki4j.it.pcscd.NeedsNative;
import io.github.jpki4j.it.pcscd.NeedsPcscd;
import io.github.jpki4j.it.pcscd.PcscdFixture;
import io.github.jpki4j.it.pcscd.ScriptedChip;
import io.github.jpki4j.pcsc.PcscReader;
import io.github.jpki4j.pcsc.PcscReaders;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.transport.CardConnection;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The native backend: all that holds for the other, and what that one cannot do. */
@NeedsPcscd
@NeedsNative
class NativeTransportIT extends PcscTransportIT {

  /** For what never comes; what does come has to come sooner. */
  private static final Duration MOMENT = Duration.ofSeconds(2);

  NativeTransportIT(PcscdFixture service) {
    super(service);
  }

  @Override
  PcscReaders readers() {
    return PcscReaders.nativeApi();
  }

  private PcscReader hasty() throws Exception {
    return readers().withTimeouts(MOMENT, MOMENT).named(service.readerName(0));
  }

  @Test
  void itIsWhatThisJavaTakesByItself() throws Exception {
    assertThat(PcscReaders.system().backend()).isEqualTo("native");
  }

  /** A card on which a reset leaves verified PINs alone: CARD-52. */
  @Test
  void closeSwitchesTheCardOff() throws Exception {
    TestCard card = TestCard.builder().build();
    service.insert(card);
    // as long as another program is connected, the service does not switch off by itself
    CardConnection other = open();
    try (CardConnection connection = open()) {
      assertThat(send(connection, SELECT)).isEqualTo("9000");
      assertThat(send(connection, VERIFY_AUTH)).isEqualTo("9000");
      assertThat(card.isVerified(KeyKind.AUTH)).isTrue();
    }
    assertThat(PcscdFixture.within(SOON, () -> !card.isVerified(KeyKind.AUTH))).isTrue();
    assertThatThrownBy(() -> send(other, SELECT)).isInstanceOf(CardResetException.class);
    other.close();
  }

  @Test
  void anExclusiveConnectionKeepsOthersOutAndIsKeptOut() throws Exception {
    service.insert(TestCard.builder().build());
    try (CardConnection mine = reader(0).openExclusive()) {
      assertThat(send(mine, SELECT)).isEqualTo("9000");
      assertThatThrownBy(this::open).hasMessageContaining("another program has the card");
      assertThat(send(mine, QUERY_AUTH)).isEqualTo("63C3");
    }
    try (CardConnection shared = open()) {
      assertThat(send(shared, SELECT)).isEqualTo("9000");
      assertRemedy(Remedy.CHECK_READER, () -> reader(0).openExclusive());
      assertThat(send(shared, QUERY_AUTH)).isEqualTo("63C3");
    }
  }

  @Test
  void aCardThatNeverAnswersIsATimeoutAndTheReaderIsOfUseAfterwards() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    ScriptedChip chip =
        new ScriptedChip(
            command -> {
              try {
                over.await(60, TimeUnit.SECONDS);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              return Optional.empty();
            });
    service.insert(chip);
    CardConnection connection = hasty().open();
    try {
      assertThatThrownBy(() -> send(connection, SELECT))
          .hasMessageContaining("no answer within 2000 ms");
      assertRemedy(Remedy.REOPEN, () -> send(connection, SELECT));
      assertRemedy(Remedy.REOPEN, () -> connection.transact(() -> 1));
    } finally {
      connection.close();
      over.countDown();
    }
    service.eject();
    service.insert(TestCard.builder().build());
    try (CardConnection fresh = open()) {
      assertThat(send(fresh, SELECT)).isEqualTo("9000");
    }
  }

  @Test
  void aForeignTransactionIsATimeoutAndTheReaderIsOfUseAfterwards() throws Exception {
    service.insert(TestCard.builder().build());
    try (CardConnection foreign = open()) {
      CardConnection mine = hasty().open();
      foreign.transact(
          () -> {
            assertThat(send(foreign, SELECT)).isEqualTo("9000");
            assertThatThrownBy(() -> mine.transact(() -> 1))
                .hasMessageContaining("another program kept it for longer than 2000 ms");
            assertRemedy(Remedy.REOPEN, () -> send(mine, SELECT));
            mine.close();
            return send(foreign, QUERY_AUTH);
          });
    }
    try (CardConnection fresh = open()) {
      assertThat(fresh.<String>transact(() -> send(fresh, SELECT))).isEqualTo("9000");
    }
  }
}
