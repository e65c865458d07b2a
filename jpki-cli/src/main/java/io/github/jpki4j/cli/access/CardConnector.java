package io.github.jpki4j.cli.access;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.TransportException.Remedy;
import io.github.jpki4j.cli.command.CardAccess;
import io.github.jpki4j.cli.command.CommandContext;
import io.github.jpki4j.cli.command.Failure;
import io.github.jpki4j.cli.command.Failures;
import io.github.jpki4j.cli.command.GlobalOptions;
import io.github.jpki4j.cli.console.Output;
import io.github.jpki4j.pcsc.NativeRefusal;
import io.github.jpki4j.transport.CardConnection;
import java.time.Duration;
import java.util.Optional;

/** Waits for the card of a command, telling the person so, and connects to it. */
public final class CardConnector {

  private CardConnector() {}

  /**
   * Connects to the card that the command line chose. Says so if that is not by the way it should
   * be.
   *
   * @throws Failure if there is no card, reader or service
   */
  public static CardConnection connect(CommandContext context) throws JpkiException {
    CardAccess access = context.access();
    Output output = context.output();
    if (output.isTerminal()) {
      access
          .backend()
          .refusal()
          .filter(CardConnector::isWorthANote)
          .ifPresent(refusal -> noteFallback(refusal, context));
    }
    return connect(context, access);
  }

  /** Not what everybody knows of an older Java, nor what will be said as a failure anyway. */
  private static boolean isWorthANote(NativeRefusal refusal) {
    return refusal != NativeRefusal.JAVA_TOO_OLD && refusal != NativeRefusal.NO_LIBRARY;
  }

  private static void noteFallback(NativeRefusal refusal, CommandContext context) {
    context.output().note("note.fallback", context.messages().get(PcscAccess.text(refusal).key()));
  }

  /**
   * Connects to a card.
   *
   * @param access where it comes from
   * @throws Failure if there is no card, reader or service
   */
  public static CardConnection connect(CommandContext context, CardAccess access)
      throws JpkiException {
    Output output = context.output();
    GlobalOptions options = context.options();
    if (context.isSimulated()) {
      output.say(context.simulation().note(context.messages()));
    }
    Duration patience = output.isTerminal() ? options.patience() : options.patience(Duration.ZERO);
    try {
      return context.tap().apply(await(access, options.reader(), patience, output));
    } catch (TransportException e) {
      throw e.remedy() == Remedy.CHECK_READER ? Failures.ofConnecting(e) : Failures.noCard(e);
    }
  }

  private static CardConnection await(
      CardAccess access, Optional<String> reader, Duration timeout, Output output)
      throws JpkiException {
    try {
      return access.open(reader, Duration.ZERO);
    } catch (TransportException e) {
      if (e.remedy() == Remedy.CHECK_READER || timeout.isZero()) {
        throw e;
      }
    }
    output.note("note.place-card", timeout.toSeconds());
    return access.open(reader, timeout);
  }
}
