package io.github.jpki4j.it.fuzz.model;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.transport.CardConnection;
import io.github.jpki4j.transport.CardWork;
import io.github.jpki4j.transport.ForwardingConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Next to the library: each secret must have been consented to, each piece of work must keep its
 * budget, and what carried a secret must be erased.
 */
final class SentWatch extends ForwardingConnection {

  private static final int MOST_EXCHANGES = 4_096;
  private static final int MOST_BYTES = 1 << 19;
  private static final long MOST_NANOS = 120_000_000_000L;

  private final TestCard card;
  private final Consents consents;
  private final LongSupplier clock;
  private final List<byte[]> secrets = new ArrayList<>();
  private int transactions;
  private int exchanges;
  private long bytes;
  private long begun;

  /**
   * Takes a link.
   *
   * @param clock by which the library measures time; one that stands still if that is the system's
   */
  SentWatch(CardConnection link, TestCard card, Consents consents, LongSupplier clock) {
    super(link);
    this.card = card;
    this.consents = consents;
    this.clock = clock;
  }

  @Override
  public byte[] transceive(byte[] command) throws TransportException {
    if (command.length < 4 || command.length > info().maxCommandLength()) {
      consents.violation("a command of " + command.length + " bytes");
    }
    if (command[1] == 0x20 && command.length == Commands.DATA && command[4] != 0) {
      consents.violation("a question that a card may take for the start of a secret");
    }
    if (Commands.isSecret(command)) {
      secrets.add(command);
      consents.sent(command, card);
    } else if (transactions > 0) {
      requireBudget();
    }
    exchanges++;
    boolean verifies = Commands.isVerify(command);
    int status = 0;
    try {
      byte[] answer = super.transceive(command);
      bytes += command.length + answer.length;
      status = Commands.status(answer);
      return answer;
    } finally {
      if (verifies) {
        consents.answered(card, status);
      }
    }
  }

  private void requireBudget() {
    if (exchanges >= MOST_EXCHANGES
        || bytes >= MOST_BYTES
        || clock.getAsLong() - begun >= MOST_NANOS) {
      consents.violation("a piece of work went on beyond its budget");
    }
  }

  @Override
  public <T> T transact(CardWork<T> work) throws JpkiException {
    if (transactions == 0) {
      exchanges = 0;
      bytes = 0;
      begun = clock.getAsLong();
    }
    transactions++;
    try {
      return super.transact(work);
    } finally {
      transactions--;
    }
  }

  /** Whether nothing is left of the secrets in the arrays that carried them. */
  void requireErased() {
    for (byte[] command : secrets) {
      for (byte each : command) {
        if (each != 0) {
          consents.violation("a command with a secret was not erased");
          return;
        }
      }
    }
  }
}
