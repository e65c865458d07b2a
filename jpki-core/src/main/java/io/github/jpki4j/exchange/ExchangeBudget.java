package io.github.jpki4j.exchange;

import io.github.jpki4j.MalformedResponseException;
import java.util.function.LongSupplier;

/**
 * What one piece of work may cost: a card decides how many commands a file takes, and a hostile one
 * would never end. A command with a secret is sent whatever is left: it is the last one of its
 * work.
 *
 * <p>The dearest honest work is a file of 32,767 bytes in pieces of 256, each of which a reader
 * announces with 61xx: 260 exchanges, 70,000 bytes. Readers that hand over a few bytes at a time
 * need more of them.
 */
public final class ExchangeBudget {

  /** Exchanges for one piece of work. */
  public static final int MOST_EXCHANGES = 4_096;

  /** Bytes of commands and answers for one piece of work. */
  public static final int MOST_BYTES = 1 << 19;

  /** Time for one piece of work, in nanoseconds: two minutes. */
  public static final long MOST_NANOS = 120_000_000_000L;

  private final LongSupplier nanoTime;
  private int exchanges;
  private int bytes;
  private long begun;

  public ExchangeBudget(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** Begins with a piece of work. */
  public void begin() {
    exchanges = 0;
    bytes = 0;
    begun = nanoTime.getAsLong();
  }

  /** Makes sure that another command may be sent. */
  public void requireRest() throws MalformedResponseException {
    if (exchanges >= MOST_EXCHANGES
        || bytes >= MOST_BYTES
        || nanoTime.getAsLong() - begun >= MOST_NANOS) {
      throw new MalformedResponseException(
          "the card takes more commands, bytes or time than any honest one; it was given up");
    }
  }

  /** Counts an exchange. */
  public void spend(int sent, int received) {
    exchanges++;
    bytes += sent + received;
  }
}
