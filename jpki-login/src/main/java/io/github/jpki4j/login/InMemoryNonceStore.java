package io.github.jpki4j.login;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * A store for a server of one node. Entries are forgotten when their time is over, and with the
 * process. It never forgets one earlier to make room: when it is full it takes no more.
 *
 * <p>Thread-safe.
 *
 * @since 0.1.0
 */
public final class InMemoryNonceStore implements NonceStore {

  /** An entry, until when it is kept, and whether it was used. */
  private static final class Entry {
    final LoginNonce nonce;
    final Instant keepUntil;
    boolean isUsed;

    Entry(LoginNonce nonce, Instant keepUntil) {
      this.nonce = nonce;
      this.keepUntil = keepUntil;
    }
  }

  private final int capacity;
  private final Clock clock;
  private final Map<String, Entry> entries = new HashMap<>();
  private final PriorityQueue<Entry> byEnd =
      new PriorityQueue<>(Comparator.comparing((Entry entry) -> entry.keepUntil));

  /**
   * An empty store.
   *
   * @param capacity how many entries it holds at most, 1 or more; each takes about half a kilobyte
   * @param clock that of the verifier
   * @throws IllegalArgumentException if the capacity is below 1
   */
  public InMemoryNonceStore(int capacity, Clock clock) {
    if (capacity < 1) {
      throw new IllegalArgumentException("a store for no entry");
    }
    this.capacity = capacity;
    this.clock = clock;
  }

  @Override
  public synchronized void add(LoginNonce nonce, Instant keepUntil) throws NonceStoreException {
    forget();
    if (entries.size() >= capacity) {
      throw new NonceStoreException(
          "full: " + capacity + " challenges are open or just used", null);
    }
    Entry entry = new Entry(nonce, keepUntil);
    if (entries.putIfAbsent(nonce.value(), entry) != null) {
      throw new NonceStoreException("a nonce that is in the store already", null);
    }
    byEnd.add(entry);
  }

  @Override
  public synchronized NonceOutcome consume(LoginNonce shown) {
    forget();
    @Nullable Entry entry = entries.get(shown.value());
    if (entry == null) {
      return NonceOutcome.UNKNOWN;
    }
    if (entry.isUsed || !entry.nonce.equals(shown)) {
      return NonceOutcome.refusal(entry.nonce, shown);
    }
    entry.isUsed = true;
    return NonceOutcome.CONSUMED;
  }

  /**
   * How many entries it holds, used ones included.
   *
   * @return 0 to the capacity
   */
  public synchronized int size() {
    forget();
    return entries.size();
  }

  private void forget() {
    Instant now = clock.instant();
    for (@Nullable Entry first = byEnd.peek();
        first != null && first.keepUntil.isBefore(now);
        first = byEnd.peek()) {
      byEnd.remove();
      entries.remove(first.nonce.value());
    }
  }
}
