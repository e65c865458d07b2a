package io.github.jpki4j.pcsc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.CardRemovedException;
import io.github.jpki4j.CardResetException;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.TransportException.Remedy;
import io.github.jpki4j.pcsc.PcscErrors.Phase;
import io.github.jpki4j.pcsc.ReaderException.Problem;
import io.github.jpki4j.pcsc.winscard.PcscCode;
import io.github.jpki4j.pcsc.winscard.ScardException;
import java.security.NoSuchAlgorithmException;
import java.util.stream.Stream;
import javax.smartcardio.CardException;
import javax.smartcardio.CardNotPresentException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** PCSC-15 to PCSC-20, and what follows from the other codes. */
class PcscErrorsTest {

  /** As the JDK throws it: the code is in the message of a cause whose class is not exported. */
  private static CardException jdk(String code) {
    return new CardException("transmit() failed", new Exception(code));
  }

  /** As jnasmartcardio throws it. */
  private static CardException jna(String number) {
    return new CardException("SCardTransmit got response " + number + " (some text)");
  }

  static Stream<Arguments> rowsOfTheTable() {
    Class<?> plain = TransportException.class;
    Class<?> known = ReaderException.class;
    Class<?> removed = CardRemovedException.class;
    Class<?> reset = CardResetException.class;
    return Stream.of(
        row(Phase.SERVICE, noService(), known, Remedy.CHECK_READER, "service is not running"),
        row(
            Phase.SERVICE,
            new NoSuchAlgorithmException("PC/SC TerminalFactory not available"),
            known,
            Remedy.CHECK_READER,
            "no PC/SC that Java could find"),
        row(
            Phase.READER,
            new IllegalStateException("context", jna("0x8010001D")),
            plain,
            Remedy.CHECK_READER,
            "restart this program"),
        row(Phase.READER, jdk("SCARD_E_NO_SERVICE"), plain, Remedy.CHECK_READER, "restart this"),
        row(Phase.READER, jdk("SCARD_E_SERVICE_STOPPED"), plain, Remedy.CHECK_READER, "restart"),
        row(Phase.READER, jdk("SCARD_E_INVALID_HANDLE"), plain, Remedy.CHECK_READER, "restart"),
        row(
            Phase.READER,
            jdk("WINDOWS_ERROR_INVALID_HANDLE"),
            plain,
            Remedy.CHECK_READER,
            "restart"),
        row(Phase.READER, jdk("SCARD_E_NO_MEMORY"), plain, Remedy.CHECK_READER, "restart this"),
        row(Phase.CARD, jdk("SCARD_E_NO_SERVICE"), plain, Remedy.CHECK_READER, "restart this"),
        row(Phase.CARD, jdk("SCARD_W_RESET_CARD"), reset, Remedy.REOPEN, "reset the card"),
        row(Phase.CARD, jna("0x80100068"), reset, Remedy.REOPEN, "reset the card"),
        row(Phase.CARD, jdk("SCARD_W_REMOVED_CARD"), removed, Remedy.PRESENT_CARD, "removed"),
        row(Phase.CARD, jna("0x80100069"), removed, Remedy.PRESENT_CARD, "removed"),
        row(
            Phase.CARD,
            new IllegalStateException("Card has been removed"),
            removed,
            Remedy.PRESENT_CARD,
            "removed"),
        row(
            Phase.CARD,
            new IllegalArgumentException("apdu must be at least 2 bytes long"),
            plain,
            Remedy.PRESENT_CARD,
            "no usable answer"),
        row(Phase.CARD, jdk("SCARD_E_NOT_TRANSACTED"), plain, Remedy.PRESENT_CARD, "no answer"),
        row(
            Phase.READER,
            new CardNotPresentException("No card present"),
            plain,
            Remedy.PRESENT_CARD,
            "no card in the reader"),
        row(
            Phase.READER,
            new CardNotPresentException("No card", new Exception("SCARD_E_NO_SMARTCARD")),
            plain,
            Remedy.PRESENT_CARD,
            "no card in the reader"),
        row(Phase.READER, jna("0x8010000C"), plain, Remedy.PRESENT_CARD, "no card in the reader"),
        row(
            Phase.CARD,
            new IllegalStateException("Card has been disconnected"),
            plain,
            Remedy.REOPEN,
            "closed"),
        row(Phase.CARD, jna("0x80100003"), plain, Remedy.REOPEN, "stale"));
  }

  static Stream<Arguments> otherErrors() {
    Class<?> plain = TransportException.class;
    return Stream.of(
        row(
            Phase.READER,
            jdk("SCARD_E_SHARING_VIOLATION"),
            ReaderException.class,
            Remedy.CHECK_READER,
            "another program has the card"),
        row(Phase.READER, jdk("SCARD_E_UNKNOWN_READER"), plain, Remedy.CHECK_READER, "any more"),
        row(Phase.CARD, jdk("SCARD_E_READER_UNAVAILABLE"), plain, Remedy.CHECK_READER, "any more"),
        row(Phase.READER, jdk("SCARD_W_REMOVED_CARD"), plain, Remedy.PRESENT_CARD, "removed"),
        row(Phase.READER, jdk("SCARD_W_UNRESPONSIVE_CARD"), plain, Remedy.PRESENT_CARD, "answer"),
        row(Phase.READER, jdk("SCARD_E_PROTO_MISMATCH"), plain, Remedy.PRESENT_CARD, "cannot read"),
        row(
            Phase.CARD,
            jdk("SCARD_W_UNPOWERED_CARD"),
            CardResetException.class,
            Remedy.REOPEN,
            "power"),
        row(
            Phase.CARD,
            new CardException("Exclusive access established by another Thread"),
            plain,
            Remedy.CHECK_READER,
            "another thread"),
        row(
            Phase.CARD,
            new CardException("Exclusive access has already been assigned to Thread main"),
            plain,
            Remedy.CHECK_READER,
            "another thread"),
        row(
            Phase.CARD,
            new CardException("Number of response iterations exceeded maximum 256"),
            plain,
            Remedy.PRESENT_CARD,
            "no usable answer"),
        row(
            Phase.CARD,
            new CardException("Insufficient space in response buffer"),
            plain,
            Remedy.PRESENT_CARD,
            "no usable answer"),
        row(
            Phase.CARD,
            jdk("SCARD_E_INSUFFICIENT_BUFFER"),
            plain,
            Remedy.PRESENT_CARD,
            "no usable answer"),
        row(Phase.CARD, jna("0x80100008"), plain, Remedy.PRESENT_CARD, "no usable answer"),
        row(Phase.CARD, jdk("SCARD_E_SOMETHING_NEW"), plain, Remedy.CHECK_READER, "SOMETHING_NEW"),
        row(Phase.CARD, jna("0x8010FFFF"), plain, Remedy.CHECK_READER, "0x8010FFFF"),
        row(Phase.CARD, jdk("Unknown error 0x1f"), plain, Remedy.CHECK_READER, "0x1f"),
        row(Phase.CARD, new CardException("odd"), plain, Remedy.CHECK_READER, "unknown error"),
        row(Phase.CARD, new CardException((String) null), plain, Remedy.CHECK_READER, "unknown"));
  }

  private static Throwable noService() {
    return new NoSuchAlgorithmException(
        "Error constructing TerminalFactory for PC/SC", new Exception("SCARD_E_NO_SERVICE"));
  }

  private static Arguments row(
      Phase phase, Throwable thrown, Class<?> type, Remedy remedy, String text) {
    return Arguments.of(phase, thrown, type, remedy, text);
  }

  @ParameterizedTest
  @MethodSource({"rowsOfTheTable", "otherErrors"})
  void whatADriverThrowsHasOneMeaning(
      Phase phase, Throwable thrown, Class<?> type, Remedy remedy, String text) {
    TransportException ours = PcscErrors.translate(phase, "reading", thrown);

    assertThat(ours).isExactlyInstanceOf(type).hasCause(thrown);
    assertThat(ours.remedy()).isEqualTo(remedy);
    assertThat(ours).hasMessageStartingWith("reading failed: ").hasMessageContaining(text);
    assertThat(ours.getMessage()).doesNotEndWith(".").doesNotContain("null");
  }

  private static Throwable service(String code) {
    return new NoSuchAlgorithmException("PC/SC", new Exception(code));
  }

  static Stream<Arguments> problems() {
    return Stream.of(
        Arguments.of(Phase.SERVICE, new NoSuchAlgorithmException("PC/SC"), Problem.NO_LIBRARY),
        Arguments.of(Phase.SERVICE, service("SCARD_E_NO_SERVICE"), Problem.NO_SERVICE),
        Arguments.of(Phase.SERVICE, service("SCARD_E_SERVICE_STOPPED"), Problem.NO_SERVICE),
        Arguments.of(Phase.SERVICE, service("SCARD_E_NO_ACCESS"), Problem.NOT_PERMITTED),
        Arguments.of(Phase.SERVICE, service("SCARD_W_INSERTED_CARD"), Problem.NOT_PERMITTED),
        Arguments.of(Phase.READER, jdk("SCARD_E_SHARING_VIOLATION"), Problem.IN_USE),
        Arguments.of(Phase.READER, jdk("SCARD_E_NO_READERS_AVAILABLE"), Problem.NO_READER),
        Arguments.of(Phase.READER, scard("SCardEstablishContext", 0x8010001D), Problem.NO_SERVICE),
        Arguments.of(Phase.READER, scard("SCardListReaders", 0x8010001D), Problem.NO_SERVICE),
        Arguments.of(
            Phase.READER, scard("SCardEstablishContext", 0x8010006A), Problem.NOT_PERMITTED),
        Arguments.of(
            Phase.READER, scard("SCardEstablishContext", 0x80100027), Problem.NOT_PERMITTED),
        Arguments.of(Phase.READER, scard("SCardConnect", 0x8010000B), Problem.IN_USE),
        // what may as well be the service that ended, or the JDK's stale link, is not guessed
        Arguments.of(Phase.READER, scard("SCardListReaders", 0x8010006A), null),
        Arguments.of(Phase.CARD, jdk("SCARD_W_INSERTED_CARD"), null),
        Arguments.of(Phase.READER, jdk("SCARD_E_NO_SERVICE"), null),
        Arguments.of(Phase.SERVICE, service("SCARD_F_COMM_ERROR"), null));
  }

  private static Throwable scard(String function, int code) {
    return new ScardException(function, code);
  }

  @ParameterizedTest
  @MethodSource("problems")
  void whatAProgramCanTellApartHasAProblem(
      Phase phase, Throwable thrown, @Nullable Problem problem) {
    TransportException ours = PcscErrors.translate(phase, "reading", thrown);
    Problem found = ours instanceof ReaderException reader ? reader.problem() : null;
    assertThat(found).isEqualTo(problem);
    assertThat(ours.remedy()).isEqualTo(Remedy.CHECK_READER);
  }

  @ParameterizedTest
  @EnumSource(PcscCode.class)
  void everyCodeHasATextThatNamesItInEveryPhase(PcscCode code) {
    for (Phase phase : Phase.values()) {
      assertThat(PcscErrors.translate(phase, "reading", jdk(code.name())))
          .hasMessageContaining("(" + code + ")");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0x80100069, SCARD_W_REMOVED_CARD",
    "0x80100068, SCARD_W_RESET_CARD",
    "0x8010001d, SCARD_E_NO_SERVICE",
    "0x8010000b, SCARD_E_SHARING_VIOLATION",
    "0x8010002E, SCARD_E_NO_READERS_AVAILABLE"
  })
  void aNumberAndItsNameMeanTheSame(String number, String name) {
    assertThat(PcscErrors.translate(Phase.CARD, "reading", jna(number)))
        .hasMessage(PcscErrors.translate(Phase.CARD, "reading", jdk(name)).getMessage());
  }

  @Test
  void onlyTheCodeForNoReaderMeansThatThereIsNone() {
    assertThat(PcscErrors.isNoReader(jdk("SCARD_E_NO_READERS_AVAILABLE"))).isTrue();
    assertThat(PcscErrors.isNoReader(jna("0x8010002E"))).isTrue();
    assertThat(PcscErrors.isNoReader(jdk("SCARD_E_NO_SERVICE"))).isFalse();
    assertThat(PcscErrors.isNoReader(new CardException("no reader"))).isFalse();
  }

  @Test
  void uncheckedExceptionsOfADriverBecomeOurs() {
    assertThatThrownBy(
            () ->
                PcscErrors.call(
                    Phase.CARD,
                    "reading",
                    () -> {
                      throw new UnsupportedOperationException("x");
                    }))
        .isExactlyInstanceOf(TransportException.class)
        .hasCauseInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void whatTheDriverReturnsIsHandedOn() throws TransportException {
    assertThat(PcscErrors.<String>call(Phase.CARD, "reading", () -> "value")).isEqualTo("value");
  }
}
