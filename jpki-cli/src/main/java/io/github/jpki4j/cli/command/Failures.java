package io.github.jpki4j.cli.command;

import io.github.jpki4j.ApplicationNotFoundException;
import io.github.jpki4j.CardRemovedException;
import io.github.jpki4j.CardResponseException;
import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.CertificateNotFoundException;
import io.github.jpki4j.CertificateNotFoundException.Reason;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.LastTryException;
import io.github.jpki4j.MalformedDataException;
import io.github.jpki4j.PinBlockedException;
import io.github.jpki4j.PinCancelledException;
import io.github.jpki4j.PinException;
import io.github.jpki4j.PinIncorrectException;
import io.github.jpki4j.PinOutcomeUnknownException;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.TransportException.Remedy;
import io.github.jpki4j.guidance.Guidance;
import io.github.jpki4j.pcsc.ReaderException;
import io.github.jpki4j.pcsc.ReaderException.Problem;
import io.github.jpki4j.pin.PinFormatException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The one place that turns what was thrown into an exit code and a sentence. */
public final class Failures {

  private Failures() {}

  public static Failure of(Throwable thrown) {
    if (thrown instanceof Failure failure) {
      return failure;
    }
    if (thrown instanceof PinException e) {
      return ofPin(e);
    }
    if (thrown instanceof TransportException e) {
      return ofLink(e);
    }
    if (thrown instanceof JpkiException e) {
      return ofCard(e);
    }
    if (thrown instanceof PinFormatException e) {
      return ofFormat(e);
    }
    return new Failure(thrown, ExitCode.FAULT, "fault", thrown.getClass().getSimpleName());
  }

  private static Failure ofFormat(PinFormatException e) {
    return guided(e, ExitCode.PIN_MALFORMED);
  }

  private static Failure ofPin(PinException e) {
    if (e instanceof PinIncorrectException) {
      return guided(e, ExitCode.PIN_WRONG);
    }
    if (e instanceof PinBlockedException) {
      return guided(e, ExitCode.PIN_BLOCKED);
    }
    if (e instanceof LastTryException) {
      return new Failure(e, ExitCode.LAST_TRY, "last-try", happened(e));
    }
    if (e instanceof PinOutcomeUnknownException) {
      return new Failure(e, ExitCode.PIN_UNKNOWN, "pin-unknown." + counterShownBy(e), guidance(e));
    }
    return guided(e, e instanceof PinCancelledException ? ExitCode.CANCELLED : ExitCode.CARD_ERROR);
  }

  /** Which command shows the tries left without spending one. */
  private static String counterShownBy(PinException e) {
    return e.secret() instanceof KeyKind ? "status" : "status-all";
  }

  /** Ends the command because the card lacks a certificate. */
  public static Failure without(CertificateKind kind) {
    Reason any = Reason.NO_FILE; // not shown
    return new Failure(
        ExitCode.CARD_ERROR, "guidance", guidance(new CertificateNotFoundException(kind, any)));
  }

  /** No card came in time. */
  public static Failure noCard(TransportException e) {
    return new Failure(
        e,
        ExitCode.NO_CARD,
        "guidance",
        new Failure.Sentence(locale -> Guidance.of(Remedy.PRESENT_CARD, locale).text()));
  }

  private static Failure guided(Exception e, ExitCode code) {
    return new Failure(e, code, "guidance", guidance(e));
  }

  /** With what a driver or a card said, which helps whoever is asked for help. */
  private static Failure detailed(JpkiException e, ExitCode code) {
    return new Failure(e, code, "guidance.detail", guidance(e), detail(e));
  }

  private static Failure.Sentence guidance(Exception e) {
    return new Failure.Sentence(locale -> Guidance.of(e, locale).text());
  }

  private static Failure.Sentence happened(Exception e) {
    return new Failure.Sentence(locale -> Guidance.of(e, locale).happened());
  }

  /** Before there was a card: no reader, or none that can be used. */
  public static Failure ofConnecting(TransportException e) {
    return e.remedy() == Remedy.CHECK_READER && !(e instanceof ReaderException)
        ? new Failure(e, ExitCode.NO_READER, "no-reader", happened(e), detail(e))
        : of(e);
  }

  private static Failure ofLink(TransportException e) {
    if (e instanceof ReaderException reader) {
      return reader.problem() == Problem.NATIVE_UNAVAILABLE
          ? new Failure(e, ExitCode.NO_READER, "no-reader", happened(e), detail(e))
          : ofReader(reader);
    }
    return e instanceof CardRemovedException
        ? guided(e, ExitCode.CARD_LOST)
        : detailed(e, ExitCode.CARD_LOST);
  }

  private static Failure ofReader(ReaderException e) {
    boolean none = e.problem() == Problem.UNKNOWN_READER && e.readers().isEmpty();
    return new Failure(
        e,
        ExitCode.NO_READER,
        "reader." + (none ? Problem.NO_READER : e.problem()),
        new Failure.Names(e.readers()));
  }

  private static Failure ofCard(JpkiException e) {
    if (e instanceof ApplicationNotFoundException) {
      return guided(e, ExitCode.WRONG_CARD);
    }
    if (e instanceof CertificateNotFoundException) {
      return guided(e, ExitCode.CARD_ERROR);
    }
    return e instanceof MalformedDataException
        ? guided(e, ExitCode.FILE_ERROR)
        : detailed(e, ExitCode.CARD_ERROR);
  }

  /** English, without PIN or personal data: that is what our exceptions promise. */
  private static String detail(JpkiException e) {
    return e instanceof CardResponseException response
        ? response.operation() // the status is said already
        : String.valueOf(e.getMessage());
  }

  public static Failure unreadable(Path file, IOException e) {
    return new Failure(e, ExitCode.FILE_ERROR, "file.read", file.toString(), reason(file, e));
  }

  public static Failure unwritable(Path file, IOException e) {
    return new Failure(e, ExitCode.FILE_ERROR, "file.write", file.toString(), reason(file, e));
  }

  /** The file is there and holds something else than it should. */
  public static Failure malformed(String file, MalformedDataException e) {
    return new Failure(e, ExitCode.FILE_ERROR, "malformed", file, guidance(e));
  }

  private static Failure.Text reason(Path file, IOException e) {
    if (file.toFile().isDirectory()) {
      return new Failure.Text("file.directory");
    }
    if (e instanceof NoSuchFileException) {
      return new Failure.Text("file.missing");
    }
    return new Failure.Text(e instanceof AccessDeniedException ? "file.denied" : "file.failed");
  }
}
