package io.github.jpki4j.cli.command;

import io.github.jpki4j.ApplicationNotFoundException;
import io.github.jpki4j.CardRemovedException;
import io.github.jpki4j.CertificateNotFoundException;
import io.github.jpki4j.DataSecret;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.LastTryException;
import io.github.jpki4j.MalformedDataException;
import io.github.jpki4j.PinBlockedException;
import io.github.jpki4j.PinCancelledException;
import io.github.jpki4j.PinException;
import io.github.jpki4j.PinIncorrectException;
import io.github.jpki4j.PinOutcomeUnknownException;
import io.github.jpki4j.PinRequiredException;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.TransportException.Remedy;
import io.github.jpki4j.card.CardKind;
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
    String name = SecretNames.of(e.secret());
    boolean ownText = e.secret() == KeyKind.SIGN || e.rule() == PinFormatException.Rule.LENGTH;
    return new Failure(
        e,
        ExitCode.PIN_MALFORMED,
        "pin-malformed." + (ownText ? name + "." : "") + e.rule(),
        new Failure.Text("secret." + name));
  }

  private static Failure ofPin(PinException e) {
    String name = SecretNames.of(e.secret());
    Failure.Text secret = new Failure.Text("secret." + name);
    if (e instanceof PinIncorrectException wrong) {
      return new Failure(e, ExitCode.PIN_WRONG, "pin-wrong." + name, wrong.triesLeft());
    }
    if (e instanceof PinBlockedException) {
      return new Failure(e, ExitCode.PIN_BLOCKED, "pin-blocked." + name);
    }
    if (e instanceof LastTryException last) {
      String key = last.isToldByCard() ? "last-try" : "last-try.not-told";
      return new Failure(e, ExitCode.LAST_TRY, key, secret);
    }
    if (e instanceof PinOutcomeUnknownException unknown) {
      return new Failure(e, ExitCode.PIN_UNKNOWN, "pin-unknown." + about(unknown), secret);
    }
    if (e instanceof PinCancelledException) {
      return new Failure(e, ExitCode.CANCELLED, "cancelled", secret);
    }
    if (e instanceof PinRequiredException) {
      return new Failure(e, ExitCode.CARD_ERROR, "pin-required", secret);
    }
    throw new IllegalStateException("a PinException of no known kind", e);
  }

  private static String about(PinOutcomeUnknownException e) {
    if (e.secret() instanceof KeyKind) {
      return e.operation().name();
    }
    return e.secret() == DataSecret.CARD_INFO ? "CARD_INFO" : "DATA";
  }

  /** Before there was a card: no reader, or none that can be used. */
  public static Failure ofConnecting(TransportException e) {
    return e.remedy() == Remedy.CHECK_READER && !(e instanceof ReaderException)
        ? new Failure(e, ExitCode.NO_READER, "no-reader", detail(e))
        : of(e);
  }

  private static Failure ofLink(TransportException e) {
    if (e instanceof ReaderException reader) {
      return reader.problem() == Problem.NATIVE_UNAVAILABLE
          ? new Failure(e, ExitCode.NO_READER, "no-reader", detail(e))
          : ofReader(reader);
    }
    return e instanceof CardRemovedException
        ? new Failure(e, ExitCode.CARD_LOST, "card-removed")
        : new Failure(e, ExitCode.CARD_LOST, "card-lost", detail(e));
  }

  private static Failure ofReader(ReaderException e) {
    boolean none = e.problem() == Problem.UNKNOWN_READER && e.readers().isEmpty();
    return new Failure(
        e,
        ExitCode.NO_READER,
        "reader." + (none ? Problem.NO_READER : e.problem()),
        String.join(", ", e.readers()));
  }

  private static Failure ofCard(JpkiException e) {
    if (e instanceof ApplicationNotFoundException) {
      return new Failure(
          e, ExitCode.WRONG_CARD, "wrong-card", new Failure.Text("card." + CardKind.OTHER));
    }
    if (e instanceof CertificateNotFoundException missing) {
      return new Failure(e, ExitCode.CARD_ERROR, "no-certificate." + missing.kind());
    }
    if (e instanceof MalformedDataException malformed) {
      return malformed(new Failure.Text("malformed.input"), malformed);
    }
    return new Failure(e, ExitCode.CARD_ERROR, "card-error", detail(e));
  }

  /** English, without PIN or personal data: that is what our exceptions promise. */
  private static String detail(JpkiException e) {
    return String.valueOf(e.getMessage());
  }

  public static Failure unreadable(Path file, IOException e) {
    return new Failure(e, ExitCode.FILE_ERROR, "file.read", file.toString(), reason(file, e));
  }

  public static Failure unwritable(Path file, IOException e) {
    return new Failure(e, ExitCode.FILE_ERROR, "file.write", file.toString(), reason(file, e));
  }

  /** The file is there and holds something else than it should. */
  public static Failure malformed(String file, MalformedDataException e) {
    return malformed((Object) file, e);
  }

  private static Failure malformed(Object input, MalformedDataException e) {
    return new Failure(
        e,
        ExitCode.FILE_ERROR,
        "malformed." + e.problem(),
        input,
        new Failure.Text("data." + e.data()));
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
