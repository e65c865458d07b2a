package io.github.jpki4j.pcsc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.pcsc.winscard.ScardException;
import io.github.jpki4j.pcsc.winscard.Winscard;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** PC/SC in memory: readers with states, a log of calls, failures and hangs on demand. */
final class FakeWinscard implements Winscard {

  private static final int INVALID_HANDLE = 0x80100003;
  private static final int INVALID_PARAMETER = 0x80100004;
  private static final int NO_SMARTCARD = 0x8010000C;

  private final Map<String, Long> readers = new TreeMap<>();
  private final Set<Long> contexts = new HashSet<>();
  private final Set<Long> cancelled = new HashSet<>();
  private final Map<String, Integer> failures = new ConcurrentHashMap<>();
  private final Set<String> hanging = ConcurrentHashMap.newKeySet();
  private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
  private final List<byte[]> commands = new ArrayList<>();
  private long nextHandle = 100;
  private int protocol = PROTOCOL_T1;
  private OptionalLong told = OptionalLong.empty();
  private UnaryOperator<byte[]> chip = command -> new byte[] {command[1], (byte) 0x90, 0};
  private Runnable transactions = () -> {};

  /** Sets a reader's state: a mask of STATE_PRESENT and a counter in bits 16 to 31. */
  synchronized void reader(String name, long state) {
    readers.put(name, state);
    notifyAll();
  }

  synchronized void unplug(String name) {
    readers.remove(name);
    notifyAll();
  }

  /** Makes a function fail from now on; 0 makes it work again. */
  void fail(String function, int code) {
    failures.put(function, code);
  }

  /** Makes a function hang until {@link #resume} or, as in pcsc-lite, its context is released. */
  void hang(String function) {
    hanging.add(function);
  }

  synchronized void resume() {
    hanging.clear();
    notifyAll();
  }

  /** Makes the driver tell a length of its answers, which have 3 bytes by themselves. */
  void tell(long length) {
    told = OptionalLong.of(length);
  }

  /** Puts another card into all readers, which is told where transactions begin and end. */
  void card(UnaryOperator<byte[]> answers, Runnable transactionChanges) {
    chip = answers;
    transactions = transactionChanges;
  }

  void protocol(int active) {
    protocol = active;
  }

  /** What was called so far, without contexts and looks. */
  List<String> calls() {
    synchronized (calls) {
      return List.copyOf(calls);
    }
  }

  /** The arrays themselves that were handed over. */
  List<byte[]> commands() {
    return commands;
  }

  synchronized int openContexts() {
    return contexts.size();
  }

  /** Waits for what other threads do last: one that was given up may not even have begun. */
  void awaitNoContext() throws InterruptedException {
    for (int i = 0; i < 12_000 && (openContexts() > 0 || isCalling()); i++) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
    assertThat(openContexts()).isZero();
  }

  private static boolean isCalling() {
    return Thread.getAllStackTraces().keySet().stream()
        .anyMatch(thread -> thread.getName().startsWith("jpki-pcsc-"));
  }

  private synchronized void enter(String function, long context) throws ScardException {
    calls.add(function);
    boolean hung = hanging.contains(function);
    try {
      while (hanging.contains(function) && contexts.contains(context)) {
        wait();
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    int code =
        hung && !contexts.contains(context) ? INVALID_HANDLE : failures.getOrDefault(function, 0);
    if (code != 0) {
      throw new ScardException("SCard" + function, code);
    }
  }

  @Override
  public boolean hasPlugAndPlay() {
    return true;
  }

  @Override
  public synchronized long establishContext() throws ScardException {
    int code = failures.getOrDefault("EstablishContext", 0);
    if (code != 0) {
      throw new ScardException("SCardEstablishContext", code);
    }
    contexts.add(++nextHandle);
    return nextHandle;
  }

  @Override
  public synchronized void releaseContext(long context) throws ScardException {
    if (!contexts.remove(context)) {
      throw new ScardException("SCardReleaseContext", INVALID_HANDLE);
    }
    notifyAll();
  }

  @Override
  public synchronized List<String> listReaders(long context) throws ScardException {
    if (readers.isEmpty()) {
      throw new ScardException("SCardListReaders", NO_READERS_AVAILABLE);
    }
    return List.copyOf(readers.keySet());
  }

  @Override
  public synchronized long[] getStatusChange(
      long context, long millis, List<String> names, long[] current) throws ScardException {
    if (names.size() > MOST_READERS) {
      throw new ScardException("SCardGetStatusChange", INVALID_PARAMETER);
    }
    long end = System.nanoTime() + millis * 1_000_000;
    while (true) {
      long[] events = events(names);
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0 || !Arrays.equals(events, current)) {
        return events;
      }
      if (cancelled.remove(context)) {
        throw new ScardException("SCardGetStatusChange", CANCELLED);
      }
      try {
        wait(left);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private long[] events(List<String> names) throws ScardException {
    long[] events = new long[names.size()];
    for (int i = 0; i < events.length; i++) {
      if (names.get(i).equals(PLUG_AND_PLAY)) {
        events[i] = (long) readers.size() << 16;
      } else if (readers.containsKey(names.get(i))) {
        events[i] = readers.get(names.get(i));
      } else {
        throw new ScardException("SCardGetStatusChange", UNKNOWN_READER);
      }
    }
    return events;
  }

  @Override
  public synchronized void cancel(long context) {
    cancelled.add(context);
    notifyAll();
  }

  @Override
  public Connected connect(long context, String reader, int shareMode) throws ScardException {
    enter("Connect", context);
    if ((readers.getOrDefault(reader, 0L) & STATE_PRESENT) == 0) {
      throw new ScardException("SCardConnect", NO_SMARTCARD);
    }
    calls.set(calls.size() - 1, shareMode == SHARE_EXCLUSIVE ? "Connect exclusive" : "Connect");
    return new Connected(context, protocol);
  }

  @Override
  public Connected reconnect(long card, int shareMode, int initialization) throws ScardException {
    enter(
        "Reconnect"
            + (shareMode == SHARE_EXCLUSIVE ? " exclusive" : "")
            + (initialization == UNPOWER_CARD ? " unpower" : ""),
        card);
    return new Connected(card, protocol);
  }

  @Override
  public void disconnect(long card, int disposition) throws ScardException {
    enter(disposition == UNPOWER_CARD ? "Disconnect unpower" : "Disconnect leave", card);
  }

  @Override
  public void beginTransaction(long card) throws ScardException {
    enter("BeginTransaction", card);
    transactions.run();
  }

  @Override
  public void endTransaction(long card) throws ScardException {
    enter("EndTransaction", card);
    transactions.run();
  }

  @Override
  public byte[] transmit(Connected card, byte[] command) throws ScardException {
    commands.add(command);
    enter("Transmit", card.handle());
    byte[] answer = chip.apply(command);
    long length = Winscard.written("SCardTransmit", told.orElse(answer.length), 65_538);
    return Arrays.copyOf(answer, (int) length);
  }
}
