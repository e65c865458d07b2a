package io.github.jpki4j.cli.card;

import io.github.jpki4j.ApplicationNotFoundException;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.cli.command.CommandContext;
import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.cli.command.Failure;

/** The card that is read; a card without the applications is refused with a sentence of its own. */
public final class SurfaceSession {

  /** What is done with the card. */
  @FunctionalInterface
  public interface Work<T> {
    T with(CommandSession session) throws JpkiException;
  }

  private SurfaceSession() {}

  /** Opens a card and does it. */
  public static <T> T read(CommandContext context, Work<T> work) throws JpkiException {
    try (CommandSession session = CommandSession.open(context)) {
      Detection detection = session.detect();
      detection.supported();
      try {
        return work.with(session);
      } catch (ApplicationNotFoundException e) {
        throw new Failure(e, ExitCode.WRONG_CARD, "no-surface", Failure.named(detection.kind()));
      }
    }
  }
}
