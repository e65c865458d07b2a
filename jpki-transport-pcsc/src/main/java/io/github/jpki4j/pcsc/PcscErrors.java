package io.github.jpki4j.pcsc;

import io.github.jpki4j.CardRemovedException;
import io.github.jpki4j.CardResetException;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.TransportException.Remedy;
import io.github.jpki4j.pcsc.ReaderException.Problem;
import io.github.jpki4j.pcsc.winscard.PcscCode;
import io.github.jpki4j.pcsc.winscard.ScardException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.smartcardio.CardException;
import javax.smartcardio.CardNotPresentException;
import org.jspecify.annotations.Nullable;

/**
 * What drivers throw, as our exceptions, by {@link PcscCode} for all of them. The one place that
 * looks at a driver's texts: the JDK's PCSCException is not exported, so its code is nowhere else,
 * and jnasmartcardio shows numbers. A {@link ScardException} has its code. Facts: PCSC-15 to
 * PCSC-20.
 */
final class PcscErrors {

  /** What a driver was asked for, which decides what some of its errors mean. */
  enum Phase {
    /** To reach the PC/SC service for the first time. */
    SERVICE,
    /** About readers, once the service was reached. */
    READER,
    /** Something with a card that is connected. */
    CARD
  }

  /**
   * A call into a driver.
   *
   * @param <T> what it returns
   */
  @FunctionalInterface
  interface DriverCall<T> {
    /** Calls the driver. */
    T run() throws CardException, TransportException;
  }

  /** The JDK's names, and the numbers of the JDK (where it has no name) and of jnasmartcardio. */
  private static final Pattern CODE =
      Pattern.compile("\\b(SCARD_[EFPW]_[A-Z_]+|WINDOWS_ERROR_[A-Z_]+|0x[0-9a-fA-F]{1,8})\\b");

  private static final String RESTART =
      "the PC/SC service was stopped or restarted, which Java's driver does not survive: restart"
          + " this program";

  private static final String NOT_PERMITTED = "this user may not use the PC/SC service";

  private PcscErrors() {}

  /**
   * Calls a driver.
   *
   * @param phase what the call is about
   * @param doing for the message, for example {@code "connect to the card in X"}
   * @param call the call
   * @return what the driver returned
   * @throws TransportException for whatever the driver threw; one that the call threw itself passes
   *     unchanged
   */
  static <T> T call(Phase phase, String doing, DriverCall<T> call) throws TransportException {
    try {
      return call.run();
    } catch (CardException | RuntimeException e) {
      // drivers report a lost link by unchecked exceptions too: IllegalStateException and
      // IllegalArgumentException (JDK), EstablishContextException (jnasmartcardio)
      throw translate(phase, doing, e);
    }
  }

  /** Whether the driver says that there is no reader, which is an answer and not a failure. */
  static boolean isNoReader(Throwable thrown) {
    return codeOf(thrown).stream().anyMatch(PcscCode.SCARD_E_NO_READERS_AVAILABLE::equals);
  }

  /** Whether the driver says that the service which it spoke to before is gone. */
  static boolean isServiceLost(Throwable thrown) {
    return codeOf(thrown).stream().anyMatch(PcscCode::isOfTheService);
  }

  /**
   * What an exception of a driver means.
   *
   * @param phase what the driver was asked for
   * @param doing for the message
   * @param thrown what it threw; becomes the cause
   * @return ours, to be thrown
   */
  static TransportException translate(Phase phase, String doing, Throwable thrown) {
    String failed = doing + " failed: ";
    Optional<String> codeText = codeText(thrown);
    Optional<PcscCode> code = codeOf(thrown);
    if (code.isPresent()) {
      return ofCode(phase, failed, code.get(), thrown);
    }
    if (codeText.isPresent()) {
      return new TransportException(
          failed + "the driver reported " + codeText.get(), Remedy.CHECK_READER, thrown);
    }
    if (thrown instanceof CardNotPresentException) {
      return new TransportException(failed + "no card in the reader", Remedy.PRESENT_CARD, thrown);
    }
    return ofText(phase, failed, text(thrown), thrown);
  }

  private static TransportException ofCode(
      Phase phase, String failed, PcscCode code, Throwable cause) {
    String message = failed + code.text() + " (" + code + ")";
    Optional<Problem> problem = problem(phase, code, cause);
    if (problem.isPresent()) {
      String text = problem.get() == Problem.NOT_PERMITTED ? NOT_PERMITTED : code.text();
      return new ReaderException(
          problem.get(), failed + text + " (" + code + ")", List.of(), cause);
    }
    return switch (code.effect()) {
      case REMOVED ->
          phase == Phase.CARD
              ? new CardRemovedException(message, cause)
              : new TransportException(message, Remedy.PRESENT_CARD, cause);
      case RESET -> new CardResetException(message, cause);
      case PRESENT_CARD, CHECK_READER -> new TransportException(message, code.remedy(), cause);
      case STALE -> stale(phase, failed, code, cause);
      case SERVICE -> restart(failed, code, cause); // a fresh one is a problem of its own, above
    };
  }

  /** The codes that mean one thing alone, some of them only while the service is being reached. */
  private static Optional<Problem> problem(Phase phase, PcscCode code, Throwable cause) {
    boolean fresh = phase == Phase.SERVICE || cause instanceof ScardException;
    boolean reaching =
        cause instanceof ScardException scard
            ? scard.function().equals("SCardEstablishContext")
            : phase == Phase.SERVICE;
    return switch (code) {
      case SCARD_E_SHARING_VIOLATION -> Optional.of(Problem.IN_USE);
      case SCARD_E_NO_READERS_AVAILABLE -> Optional.of(Problem.NO_READER);
      case SCARD_E_NO_ACCESS -> Optional.of(Problem.NOT_PERMITTED);
      case SCARD_W_INSERTED_CARD ->
          reaching ? Optional.of(Problem.NOT_PERMITTED) : Optional.empty();
      case SCARD_E_NO_SERVICE, SCARD_E_SERVICE_STOPPED ->
          !fresh
              ? Optional.empty()
              : Optional.of(
                  ServiceSocket.of(System.getenv()).isForbidden()
                      ? Problem.NOT_PERMITTED
                      : Problem.NO_SERVICE);
      default -> Optional.empty();
    };
  }

  private static TransportException stale(
      Phase phase, String failed, PcscCode code, Throwable cause) {
    if (phase == Phase.CARD) {
      return new TransportException(
          failed + "the connection is stale (" + code + ")", Remedy.REOPEN, cause);
    }
    return cause instanceof ScardException
        ? new TransportException(
            failed + code.text() + " (" + code + ")", Remedy.CHECK_READER, cause)
        : restart(failed, code, cause);
  }

  /** Of the JDK's driver: it keeps one context for ever, the native backend takes a fresh one. */
  private static TransportException restart(String failed, PcscCode code, Throwable cause) {
    return new TransportException(failed + RESTART + " (" + code + ")", Remedy.CHECK_READER, cause);
  }

  private static TransportException ofText(
      Phase phase, String failed, String text, Throwable cause) {
    if (text.contains("has been removed")) {
      return new CardRemovedException(failed + "the card was removed", cause);
    }
    if (text.contains("has been disconnected") || text.contains("has been closed")) {
      return new TransportException(failed + "the connection is closed", Remedy.REOPEN, cause);
    }
    if (text.contains("apdu must be at least 2 bytes")
        || text.contains("response iterations exceeded")
        || text.contains("Insufficient space in response buffer")) {
      return new TransportException(
          failed + "the card gave no usable answer", Remedy.PRESENT_CARD, cause);
    }
    if (text.contains("Exclusive access")) {
      return new TransportException(
          failed + "another thread of this program has the card for itself",
          Remedy.CHECK_READER,
          cause);
    }
    return phase == Phase.SERVICE
        ? new ReaderException(
            Problem.NO_LIBRARY,
            failed + "this system has no PC/SC that Java could find",
            List.of(),
            cause)
        : new TransportException(
            failed + "the driver reported an unknown error", Remedy.CHECK_READER, cause);
  }

  private static Optional<String> codeText(Throwable thrown) {
    for (@Nullable Throwable t = thrown; t != null; t = t.getCause()) {
      Matcher code = CODE.matcher(text(t));
      if (code.find()) {
        return Optional.of(code.group());
      }
    }
    return Optional.empty();
  }

  private static Optional<PcscCode> codeOf(Throwable thrown) {
    return thrown instanceof ScardException scard
        ? PcscCode.ofNumber(scard.code())
        : codeText(thrown).flatMap(PcscErrors::code);
  }

  private static Optional<PcscCode> code(String text) {
    return text.startsWith("0x")
        ? PcscCode.ofNumber(Integer.parseUnsignedInt(text.substring(2), 16))
        : PcscCode.ofName(text);
  }

  private static String text(Throwable thrown) {
    @Nullable String message = thrown.getMessage();
    return message == null ? "" : message;
  }
}
