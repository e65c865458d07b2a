package io.github.jpki4j.it.pcsc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.CardRemovedException;
import io.github.jpki4j.CardResetException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.TransportException.Remedy;
import io.github.jpki4j.it.pcscd.NeedsPcscd;
import io.github.jpki4j.it.pcscd.PcscdFixture;
import io.github.jpki4j.it.pcscd.ScriptedChip;
import io.github.jpki4j.it.support.ForeignProgram;
import io.github.jpki4j.pcsc.PcscReader;
import io.github.jpki4j.pcsc.PcscReaders;
import io.github.jpki4j.pin.TryPolicy;
import io.github.jpki4j.testcard.CardVariant;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.bridge.VpcdBridge;
import io.github.jpki4j.testkit.Answered;
import io.github.jpki4j.testkit.StatusWordSweep;
import io.github.jpki4j.testkit.SweptCard;
import io.github.jpki4j.transport.CardConnection;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/**
 * The transport through a real pcscd and vpcd, on {@code javax.smartcardio}; {@link
 * NativeTransportIT} is the same on the native backend.
 */
@NeedsPcscd
class PcscTransportIT {

  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  static final Duration SOON = Duration.ofSeconds(60);

  static final String SELECT = "00A4040C0AD392F000260100000001";
  static final String QUERY_AUTH = "00200098";
  static final String VERIFY_AUTH = "002000980431323334";
  private static final String READ_AUTH_CERTIFICATE = "00B08A00000000";

  final PcscdFixture service;

  PcscTransportIT(PcscdFixture service) {
    this.service = service;
  }

  /** The backend that is tested. */
  PcscReaders readers() {
    return PcscReaders.javax();
  }

  final PcscReader reader(int slot) throws TransportException {
    return readers().named(service.readerName(slot));
  }

  final CardConnection open() throws TransportException {
    return reader(0).open();
  }

  static String send(CardConnection connection, String command) throws TransportException {
    return HEX.formatHex(connection.transceive(HEX.parseHex(command)));
  }

  static void assertRemedy(Remedy remedy, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            TransportException.class, e -> assertThat(e.remedy()).isEqualTo(remedy));
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
  void aCardThatIsTakenOutBetweenCommandsIsRemoved() throws Exception {
    service.insert(TestCard.builder().build());
    try (CardConnection connection = open()) {
      assertThat(send(connection, SELECT)).isEqualTo("9000");
      service.eject();
      for (int i = 0; i < 3; i++) {
        assertThatThrownBy(() -> send(connection, QUERY_AUTH))
            .isInstanceOf(CardRemovedException.class);
      }
      assertThatThrownBy(() -> connection.transact(() -> 1))
          .isInstanceOf(CardRemovedException.class);
    }
    assertRemedy(Remedy.PRESENT_CARD, this::open);
  }

  @Test
  void aCardThatLeavesWithinACommandIsRemoved() throws Exception {
    ScriptedChip chip =
        new ScriptedChip(c -> c.startsWith("0020") ? Optional.empty() : Optional.of("9000"));
    service.insert(chip);
    try (CardConnection connection = open()) {
      assertThatThrownBy(
              () ->
                  connection.transact(
                      () -> {
                        assertThat(send(connection, SELECT)).isEqualTo("9000");
                        return send(connection, VERIFY_AUTH);
                      }))
          .isInstanceOf(CardRemovedException.class);
      assertThatThrownBy(() -> send(connection, SELECT)).isInstanceOf(CardRemovedException.class);
    }
    assertThat(chip.heard()).as("sent once").containsOnlyOnce(VERIFY_AUTH);
  }

  @Test
  void aNewCardInTheReaderIsNotTakenForTheOldOne() throws Exception {
    service.insert(TestCard.builder().build());
    CardConnection old = open();
    assertThat(send(old, SELECT)).isEqualTo("9000");
    service.eject();
    service.insert(TestCard.builder().build());

    assertThatThrownBy(() -> send(old, QUERY_AUTH)).isInstanceOf(CardRemovedException.class);
    old.close();
    try (CardConnection fresh = open()) {
      assertThat(send(fresh, SELECT)).isEqualTo("9000");
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
  void aResetByAnotherProgramShowsUntilTheConnectionIsReopened() throws Exception {
    service.insert(TestCard.builder().build());
    CardConnection old = open();
    assertThat(send(old, SELECT)).isEqualTo("9000");
    ForeignProgram.Outcome reset =
        ForeignProgram.of("opensc-tool", "-r", service.readerName(0), "--reset").run();
    assertThat(reset.exit()).as(reset.text()).isZero();

    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> send(old, QUERY_AUTH)).isInstanceOf(CardResetException.class);
    }
    assertThatThrownBy(() -> old.transact(() -> 1)).isInstanceOf(CardResetException.class);
    old.close();
    try (CardConnection fresh = open()) {
      assertThat(send(fresh, SELECT)).isEqualTo("9000");
    }
  }

  @Test
  void closeResetsTheCard() throws Exception {
    ScriptedChip chip = ScriptedChip.content();
    service.insert(chip);
    try (CardConnection connection = open()) {
      assertThat(send(connection, SELECT)).isEqualTo("9000");
    }
    // to switch off is a message without an answer
    PcscdFixture.within(SOON, () -> chip.heard().contains("reset"));
    assertThat(chip.heard()).endsWith(SELECT, "reset");
  }

  @Test
  void closeDropsAVerifiedPinOnACardThatForgetsOnReset() throws Exception {
    TestCard card = TestCard.builder().with(CardVariant.RESET_DROPS_VERIFIED).build();
    service.insert(card);
    try (CardConnection connection = open()) {
      assertThat(send(connection, SELECT)).isEqualTo("9000");
      assertThat(send(connection, VERIFY_AUTH)).isEqualTo("9000");
      assertThat(card.isVerified(KeyKind.AUTH)).isTrue();
    }
    assertThat(PcscdFixture.within(SOON, () -> !card.isVerified(KeyKind.AUTH))).isTrue();
  }

  @Test
  void afterCloseTheConnectionIsDeadAndTheReaderIsNot() throws Exception {
    service.insert(TestCard.builder().build());
    CardConnection connection = open();
    connection.close();
    connection.close();
    assertRemedy(Remedy.REOPEN, () -> send(connection, SELECT));
    try (CardConnection again = open()) {
      assertThat(send(again, SELECT)).isEqualTo("9000");
    }
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
