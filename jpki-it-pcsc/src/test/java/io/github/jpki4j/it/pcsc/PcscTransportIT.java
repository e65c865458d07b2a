package io.github.jpki4j.it.pcsc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.TransportException.Remedy;
import io.github.jpki4j.it.pcscd.NeedsPcscd;
import io.github.jpki4j.it.pcscd.PcscdFixture;
import io.github.jpki4j.it.pcscd.ScriptedChip;
import io.github.jpki4j.pcsc.PcscReader;
import io.github.jpki4j.pin.TryPolicy;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.bridge.VpcdBridge;
import io.github.jpki4j.testkit.Answered;
import io.github.jpki4j.testkit.StatusWordSweep;
import io.github.jpki4j.testkit.SweptCard;
import io.github.jpki4j.testkit.program.ForeignProgram;
import io.github.jpki4j.transport.CardConnection;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/**
 * The transport through a real pcscd and vpcd, on {@code javax.smartcardio}; {@link
 * NativeTransportIT} is the same on the native backend.
 */
@NeedsPcscd
class PcscTransportIT extends TransportHarness {

  private static final String READ_AUTH_CERTIFICATE = "00B08A00000000";

  PcscTransportIT(PcscdFixture service) {
    super(service);
  }

  @Test
  void bothReadersAreListedAndFoundByName() throws Exception {
    assertThat(readers().list())
        .extracting(PcscReader::name)
        .contains(service.readerName(0), service.readerName(1));
    assertThat(reader(1).name()).isEqualTo(service.readerName(1));
    assertRemedy(Remedy.CHECK_READER, () -> readers().named("there is no reader like this"));
  }

  @Test
  void aReaderWithoutACardAsksForOne() throws Exception {
    PcscReader empty = reader(1);

    assertThat(empty.isCardPresent()).isFalse();
    assertRemedy(Remedy.PRESENT_CARD, empty::open);
    assertRemedy(Remedy.PRESENT_CARD, () -> empty.await(Duration.ofMillis(300)));
  }

  @Test
  void awaitConnectsToACardThatComesLater() throws Exception {
    TestCard card = TestCard.builder().build();
    Thread hand =
        new Thread(
            () -> {
              try {
                Thread.sleep(500);
                VpcdBridge.connect(card, "127.0.0.1", service.port(1));
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
    hand.start();
    try (CardConnection connection = readers().await(SOON)) {
      assertThat(connection.info().name()).isEqualTo(service.readerName(1));
      assertThat(send(connection, SELECT)).isEqualTo("9000");
    } finally {
      hand.join();
      card.remove();
    }
    PcscReader reader = reader(1);
    assertThat(PcscdFixture.within(SOON, () -> !PcscdFixture.isPresent(reader))).isTrue();
  }

  @Test
  void commandsReachTheChipUnchanged() throws Exception {
    ScriptedChip chip = ScriptedChip.content();
    String caseOne = "00200080";
    String longCommand = "80F60000000400" + "A5".repeat(1024);
    service.insert(chip);
    try (CardConnection connection = open()) {
      assertThat(send(connection, caseOne)).isEqualTo("9000");
      assertThat(send(connection, "00B0000000")).isEqualTo("9000");
      assertThat(send(connection, longCommand)).isEqualTo("9000");
      assertThat(chip.heard()).endsWith(caseOne, "00B0000000", longCommand);
    }
  }

  /** The JDK's driver, left to itself, would send some of them about 300 times. */
  @Test
  void aPinIsSentOnceWhateverTheCardAnswersToIt() throws Exception {
    AtomicReference<SweptCard> far = new AtomicReference<>();
    service.insert(
        new ScriptedChip(
            command -> Optional.of(HEX.formatHex(far.get().answer(HEX.parseHex(command))))));
    new StatusWordSweep(
            readers().backend() + " and pcscd",
            TryPolicy.KEEP_LAST,
            card -> {
              far.set(card);
              return open();
            })
        .run(Answered.VERIFY, StatusWordSweep.tellingWords());
  }

  @Test
  void theCounterIsReadWithFourBytes() throws Exception {
    service.insert(TestCard.builder().build());
    try (CardConnection connection = open()) {
      assertThat(send(connection, SELECT)).isEqualTo("9000");
      assertThat(send(connection, QUERY_AUTH)).isEqualTo("63C3");
      assertThat(send(connection, QUERY_AUTH + "00")).isEqualTo("6700");
    }
  }

  @Test
  void extendedLengthReadsAWholeFile() throws Exception {
    service.insert(TestCard.builder().build());
    try (CardConnection connection = open()) {
      assertThat(connection.info().extendedLength()).isTrue();
      assertThat(send(connection, SELECT)).isEqualTo("9000");
      assertThat(connection.transceive(HEX.parseHex(READ_AUTH_CERTIFICATE))).hasSize(3808 + 2);
    }
  }

  @Test
  void anAnswerOfOneByteIsRefusedAndNothingMoreIsSent() throws Exception {
    ScriptedChip chip = new ScriptedChip(command -> Optional.of("90"));
    service.insert(chip);
    try (CardConnection connection = open()) {
      assertRemedy(Remedy.PRESENT_CARD, () -> send(connection, QUERY_AUTH));
      assertRemedy(Remedy.REOPEN, () -> send(connection, QUERY_AUTH));
    }
    assertThat(chip.heard()).containsOnlyOnce(QUERY_AUTH);
  }

  @Test
  void nobodyElseGetsACommandInDuringATransaction() throws Exception {
    ScriptedChip chip = ScriptedChip.content();
    service.insert(chip);
    try (CardConnection connection = open()) {
      Process other =
          connection.transact(
              () -> {
                send(connection, "00A4000001");
                Process process =
                    ForeignProgram.of(
                            "opensc-tool", "-r", service.readerName(0), "-s", "00:F6:00:00")
                        .start();
                PcscdFixture.within(Duration.ofMillis(700), () -> !process.isAlive());
                assertThat(process.isAlive()).as("the other program waits").isTrue();
                connection.transact(() -> send(connection, "00A4000002"));
                return process;
              });
      ForeignProgram.finish(other);
      assertThat(chip.heard()).containsSubsequence("00A4000001", "00A4000002", "00F60000");
      int first = chip.heard().indexOf("00A4000001");
      assertThat(chip.heard().get(first + 1)).isEqualTo("00A4000002");
    }
  }
}
