package io.github.jpki4j.pcsc;

import io.github.jpki4j.CardRemovedException;
import io.github.jpki4j.CardResetException;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.TransportException.Remedy;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.smartcardio.CardException;
import javax.smartcardio.CardNotPresentException;
import org.jspecify.annotations.Nullable;

/**
 * What drivers throw, as our exceptions. The one place that looks at a driver's texts: the JDK's
 * PCSCException is not exported, so its code is nowhere else, and jnasmartcardio shows numbers.
 * Facts: pcsc.md §4.
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
    T run() throws CardException;
  }

  private static final Pattern NAME =
      Pattern.compile("\\b(SCARD_[EFW]_[A-Z_]+|WINDOWS_ERROR_INVALID_HANDLE)\\b");
  private static final Pattern NUMBER = Pattern.compile("\\b0x(8010[0-9a-fA-F]{4})\\b");

  private static final String RESTART =
      "the PC/SC service was stopped or restarted, which Java's driver does not survive: restart"
          + " this program";

  private PcscErrors() {}

  /**
   * Calls a driver.
   *
   * @param phase what the call is about
   * @param doing for the message, for example {@code "connect to the card in X"}
   * @param call the call
   * @return what the driver returned
   * @throws TransportException for whatever the driver threw
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
    return code(thrown).equals(Optional.of(PcscCode.SCARD_E_NO_READERS_AVAILABLE));
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
    Optional<PcscCode> code = code(thrown);
    if (code.isPresent()) {
      return ofCode(phase, failed, code.get(), thrown);
    }
    if (thrown instanceof CardNotPresentException) {
      return new TransportException(failed + "no card in the reader", Remedy.PRESENT_CARD, thrown);
    }
    return ofText(phase, failed, text(thrown), thrown);
  }

  private static TransportException ofCode(
      Phase phase, String failed, PcscCode code, Throwable cause) {
    String message = failed + code.text() + " (" + code + ")";
    return switch (code.effect()) {
      case REMOVED ->
          phase == Phase.CARD
              ? new CardRemovedException(message, cause)
              : new TransportException(message, Remedy.PRESENT_CARD, cause);
      case RESET -> new CardResetException(message, cause);
      case PRESENT_CARD, CHECK_READER -> new TransportException(message, code.remedy(), cause);
      case STALE ->
          phase == Phase.CARD
              ? new TransportException(
                  failed + "the connection is stale (" + code + ")", Remedy.REOPEN, cause)
              : restart(failed, code, cause);
      case SERVICE ->
          phase == Phase.SERVICE
              ? new TransportException(message, Remedy.CHECK_READER, cause)
              : restart(failed, code, cause);
    };
  }

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
        || text.contains("response iterations exceeded")) {
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
        ? new TransportException(
            failed + "this system has no PC/SC that Java could find", Remedy.CHECK_READER, cause)
        : new TransportException(
            failed + "the driver reported an unknown error", Remedy.CHECK_READER, cause);
  }

  private static Optional<PcscCode> code(Throwable thrown) {
    for (@Nullable Throwable t = thrown; t != null; t = t.getCause()) {
      String text = text(t);
      Matcher name = NAME.matcher(text);
      if (name.find()) {
        return PcscCode.ofName(name.group(1));
      }
      Matcher number = NUMBER.matcher(text);
      if (number.find()) {
        return PcscCode.ofNumber(Integer.parseUnsignedInt(number.group(1), 16));
      }
    }
    return Optional.empty();
  }

  private static String text(Throwable thrown) {
    @Nullable String message = thrown.getMessage();
    return message == null ? "" : message;
  }
}
