package io.github.jpki4j.pcsc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.CardRemovedException;
import io.github.jpki4j.CardResetException;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.TransportException.Remedy;
import io.github.jpki4j.pcsc.winscard.Winscard;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The connections of the native backend, and its calls that do not return in time. */
class NativeBackendTest {

  private static final long CARD = Winscard.STATE_PRESENT;
  private static final Duration LONG = Duration.ofSeconds(60);

  /** Enough for a call that does not hang, on a machine that is busy. */
  private static final Duration HASTE = Duration.ofSeconds(2);

  private static final byte[] QUERY = {0x00, 0x20, 0x00, (byte) 0x80};

  private final FakeWinscard winscard = new FakeWinscard();
  private final PcscBackend backend = new NativeBackend(winscard, new CallLimits(LONG, LONG));
  private final PcscBackend hasty = backend.with(new CallLimits(HASTE, HASTE));

  private static void assertFails(Remedy remedy, String text, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            TransportException.class, e -> assertThat(e.remedy()).isEqualTo(remedy))
        .hasMessageContaining(text);
  }

  /** And on, since pcsc-lite would leave it off for other programs that are connected. */
  @Test
  void aConnectionHasItsOwnContextAndSwitchesTheCardOff() throws Exception {
    winscard.reader("A", CARD);
    PcscLink link = backend.connect("A", Sharing.SHARED);
    assertThat(link.extendedLength()).isTrue();
    assertThat(link.transmit(QUERY)).containsExactly(0x20, 0x90, 0);
    link.begin();
    link.end();
    assertThat(winscard.openContexts()).isOne();
    link.disconnect();
    assertThat(winscard.calls())
        .containsExactly(
            "Connect",
            "Transmit",
            "BeginTransaction",
            "EndTransaction",
            "BeginTransaction",
            "Reconnect unpower",
            "Disconnect leave");
    assertThat(winscard.openContexts()).isZero();
  }

  @Test
  void theCopyOfACommandIsErasedAndTheCallersIsNot() throws Exception {
    winscard.reader("A", CARD);
    PcscLink link = backend.connect("A", Sharing.SHARED);
    link.transmit(QUERY);
    link.disconnect();
    assertThat(winscard.commands()).hasSize(1).allSatisfy(c -> assertThat(c).containsOnly(0));
    assertThat(QUERY).containsExactly(0x00, 0x20, 0x00, 0x80);
  }

  @Test
  void exclusiveIsExclusiveAndT0IsShort() throws Exception {
    winscard.reader("A", CARD);
    winscard.protocol(Winscard.PROTOCOL_T0);
    PcscLink link = backend.connect("A", Sharing.EXCLUSIVE);
    assertThat(link.extendedLength()).isFalse();
    assertThat(winscard.calls())
        .containsExactly("Connect exclusive", "Reconnect exclusive unpower");
    link.disconnect();
    assertThat(winscard.calls()).endsWith("BeginTransaction", "Disconnect unpower");
  }

  @Test
  void aCardThatDoesNotComeOnAgainLeavesNothingBehind() {
    winscard.reader("A", CARD);
    winscard.fail("Reconnect exclusive unpower", 0x80100066);
    assertFails(
        Remedy.PRESENT_CARD, "does not answer", () -> backend.connect("A", Sharing.EXCLUSIVE));
    assertThat(winscard.openContexts()).isZero();
  }

  @Test
  void theNextPersonsCardIsNotSwitchedOff() throws Exception {
    winscard.reader("A", CARD);
    PcscLink link = backend.connect("A", Sharing.SHARED);
    winscard.fail("BeginTransaction", Winscard.REMOVED_CARD);
    link.disconnect();
    assertThat(winscard.calls()).containsExactly("Connect", "BeginTransaction", "Disconnect leave");
    assertThat(winscard.openContexts()).isZero();
  }

  @Test
  void aCardThatDoesNotComeOnAgainIsSwitchedOff() throws Exception {
    winscard.reader("A", CARD);
    PcscLink link = backend.connect("A", Sharing.SHARED);
    winscard.fail("Reconnect unpower", 0x80100066);
    link.disconnect();
    assertThat(winscard.calls()).endsWith("Reconnect unpower", "Disconnect unpower");
    assertThat(winscard.openContexts()).isZero();
  }

  @Test
  void codesAreTranslatedAndARefusedConnectionLeavesNothingBehind() throws Exception {
    winscard.reader("A", CARD);
    winscard.reader("B", 0);
    assertFails(
        Remedy.PRESENT_CARD, "no card in the reader", () -> backend.connect("B", Sharing.SHARED));
    assertThat(winscard.openContexts()).isZero();
    PcscLink link = backend.connect("A", Sharing.SHARED);
    winscard.fail("Transmit", Winscard.REMOVED_CARD);
    assertThatThrownBy(() -> link.transmit(QUERY)).isInstanceOf(CardRemovedException.class);
    winscard.fail("BeginTransaction", 0x80100068);
    assertThatThrownBy(link::begin).isInstanceOf(CardResetException.class);
    winscard.fail("Transmit", 0x80100003);
    assertFails(Remedy.REOPEN, "stale", () -> link.transmit(QUERY));
    link.disconnect();
    assertThat(winscard.openContexts()).isZero();
  }

  /** The room is that of the longest answer: 65,536 bytes and a status word. */
  @ParameterizedTest
  @ValueSource(longs = {-1, Long.MIN_VALUE, 65_539, 0xFFFF_FFFFL, Long.MAX_VALUE})
  void anAnswerLongerThanTheRoomForItIsNone(long told) throws Exception {
    winscard.reader("A", CARD);
    PcscLink link = backend.connect("A", Sharing.SHARED);
    winscard.tell(told);
    assertFails(Remedy.PRESENT_CARD, "no usable answer", () -> link.transmit(QUERY));
    winscard.tell(3);
    assertThat(link.transmit(QUERY)).hasSize(3);
    link.disconnect();
    assertThat(winscard.openContexts()).isZero();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 65_537, 65_538})
  void anAnswerAsLongAsItsRoomIsOne(long told) throws Exception {
    assertThat(Winscard.written("SCardTransmit", told, 65_538)).isEqualTo(told);
  }

  @Test
  void aCardThatNeverAnswersIsATimeoutAndIsCleanedUpWhenItLets() throws Exception {
    winscard.reader("A", CARD);
    PcscLink link = hasty.connect("A", Sharing.SHARED);
    winscard.hang("Transmit");
    assertFails(Remedy.PRESENT_CARD, "no answer within 2000 ms", () -> link.transmit(QUERY));
    assertFails(Remedy.REOPEN, "did not return in time", () -> link.transmit(QUERY));
    assertFails(Remedy.REOPEN, "did not return in time", link::begin);
    link.disconnect();
    assertThat(winscard.calls()).doesNotContain("Reconnect unpower");

    winscard.resume();
    winscard.awaitNoContext();
    assertThat(winscard.calls()).endsWith("Reconnect unpower", "Disconnect leave");
    assertThat(winscard.commands()).allSatisfy(c -> assertThat(c).containsOnly(0));
  }

  @Test
  void aTransactionOfAnotherProgramIsATimeoutAndTheWaitForItEnds() throws Exception {
    winscard.reader("A", CARD);
    PcscBackend impatient = backend.with(new CallLimits(LONG, Duration.ofMillis(500)));
    PcscLink link = impatient.connect("A", Sharing.SHARED);
    winscard.hang("BeginTransaction");
    assertFails(Remedy.CHECK_READER, "for longer than 500 ms", link::begin);
    winscard.awaitNoContext();
    link.disconnect();
  }

  @Test
  void aConnectThatHangsIsATimeoutAndGivesBackWhatItGetsLate() throws Exception {
    winscard.reader("A", CARD);
    winscard.hang("Connect");
    assertFails(
        Remedy.PRESENT_CARD, "no answer within 2000 ms", () -> hasty.connect("A", Sharing.SHARED));
    winscard.resume();
    winscard.awaitNoContext();
  }

  @Test
  void anInterruptDoesNotTakeBackACommand() throws Exception {
    winscard.reader("A", CARD);
    PcscLink link = backend.connect("A", Sharing.SHARED);
    Thread.currentThread().interrupt();
    assertThat(link.transmit(QUERY)).hasSize(3);
    assertThat(Thread.interrupted()).isTrue();
    link.disconnect();
  }
}
