package io.github.jpki4j.pcsc;

import static java.lang.foreign.ValueLayout.ADDRESS_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.util.List;
import java.util.stream.Stream;

/**
 * PC/SC by the Foreign Function and Memory API. Run on Linux only; the ways of macOS and Windows
 * are from their headers.
 */
final class FfmWinscard implements Winscard {

  private static final long SCOPE_SYSTEM = 2;
  private static final long NULL = 0;
  private static final int LONGEST_ANSWER = 65_536 + 2;

  /** Bytes for the names of all readers; pcsc-lite has at most 16 of at most 128 bytes. */
  private static final int LONGEST_LIST = 65_536;

  /**
   * Where answers arrive: one place per thread, as a card has a thread of its own, because to
   * allocate and to erase so much for each answer takes longer than to call. Contains zeros between
   * calls. Freed some time after its thread.
   */
  private final ThreadLocal<MemorySegment> answers =
      ThreadLocal.withInitial(() -> Arena.ofAuto().allocate(LONGEST_ANSWER));

  private final WinscardAbi abi;
  private final FfmFunctions functions;

  private FfmWinscard(WinscardAbi abi, SymbolLookup library) {
    this.abi = abi;
    this.functions = new FfmFunctions(abi, library);
  }

  /**
   * Loads the library of a system.
   *
   * @param osName as in the system property {@code os.name}
   * @param osArch as in {@code os.arch}
   * @return its functions
   * @throws NativeUnavailableException if there is none, or Java may not load it
   */
  @SuppressWarnings("restricted") // foreign functions are what this class is for
  static FfmWinscard load(String osName, String osArch) throws NativeUnavailableException {
    WinscardAbi abi =
        WinscardAbi.of(osName, osArch)
            .orElseThrow(
                () ->
                    new NativeUnavailableException(
                        NativeRefusal.UNKNOWN_SYSTEM,
                        "it does not know this system, " + osName + " on " + osArch));
    try {
      return new FfmWinscard(abi, SymbolLookup.libraryLookup(abi.library(), Arena.global()));
    } catch (IllegalArgumentException e) {
      throw new NativeUnavailableException(
          NativeRefusal.NO_LIBRARY, "there is no " + abi.library() + " on this computer");
    } catch (IllegalCallerException e) {
      throw new NativeUnavailableException(
          NativeRefusal.NOT_ALLOWED,
          "Java was started without leave for it, which is"
              + " --enable-native-access=io.github.jpki4j.pcsc (or ALL-UNNAMED)");
    } catch (UnsupportedOperationException e) {
      throw new NativeUnavailableException(
          NativeRefusal.NO_FOREIGN_CALLS, "this Java cannot call foreign functions");
    }
  }

  /** One call. */
  @FunctionalInterface
  private interface Invocation {
    long run() throws Throwable;
  }

  /** Calls; what a function returns fits into 32 bits on every system. */
  private static int invoke(Invocation invocation) {
    try {
      return (int) invocation.run();
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("a foreign function cannot throw", e);
    }
  }

  private static void check(FfmFunctions.Function function, Invocation invocation)
      throws ScardException {
    int code = invoke(invocation);
    if (code != 0) {
      throw new ScardException(function.name(), code);
    }
  }

  @Override
  public boolean hasPlugAndPlay() {
    return abi.hasPlugAndPlay();
  }

  @Override
  public long establishContext() throws ScardException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment context = arena.allocate(Long.BYTES);
      var f = functions.establishContext;
      check(f, () -> (long) f.handle().invokeExact(SCOPE_SYSTEM, NULL, NULL, context.address()));
      return get(context, 0, abi.handleSize());
    }
  }

  @Override
  public void releaseContext(long context) throws ScardException {
    var f = functions.releaseContext;
    check(f, () -> (long) f.handle().invokeExact(context));
  }

  @Override
  public List<String> listReaders(long context) throws ScardException {
    try (Arena arena = Arena.ofConfined()) {
      int width = "\0".getBytes(abi.charset()).length;
      MemorySegment names = arena.allocate(LONGEST_LIST);
      MemorySegment length = arena.allocate(Long.BYTES);
      set(length, 0, abi.dwordSize(), LONGEST_LIST / width);
      var f = functions.listReaders;
      check(
          f, () -> (long) f.handle().invokeExact(context, NULL, names.address(), length.address()));
      long bytes = get(length, 0, abi.dwordSize()) * width;
      String all = new String(names.asSlice(0, bytes).toArray(JAVA_BYTE), abi.charset());
      return Stream.of(all.split("\0", -1)).filter(name -> !name.isEmpty()).toList();
    }
  }

  @Override
  public long[] getStatusChange(long context, long millis, List<String> readers, long[] current)
      throws ScardException {
    try (Arena arena = Arena.ofConfined()) {
      int size = abi.readerStateSize();
      MemorySegment states = arena.allocate((long) size * Math.max(readers.size(), 1), Long.BYTES);
      for (int i = 0; i < readers.size(); i++) {
        MemorySegment name = arena.allocateFrom(readers.get(i), abi.charset());
        states.set(ADDRESS_UNALIGNED, (long) i * size + abi.readerOffset(), name);
        set(states, (long) i * size + abi.currentStateOffset(), abi.dwordSize(), current[i]);
      }
      var f = functions.getStatusChange;
      long count = readers.size();
      int code =
          invoke(() -> (long) f.handle().invokeExact(context, millis, states.address(), count));
      if (code != 0 && code != TIMEOUT) {
        throw new ScardException(f.name(), code);
      }
      long[] events = new long[current.length];
      for (int i = 0; i < events.length; i++) {
        events[i] = get(states, (long) i * size + abi.eventStateOffset(), abi.dwordSize());
      }
      return events;
    }
  }

  @Override
  public void cancel(long context) throws ScardException {
    var f = functions.cancel;
    check(f, () -> (long) f.handle().invokeExact(context));
  }

  @Override
  public Connected connect(long context, String reader, int shareMode) throws ScardException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment name = arena.allocateFrom(reader, abi.charset());
      MemorySegment card = arena.allocate(Long.BYTES);
      MemorySegment protocol = arena.allocate(Long.BYTES);
      long mode = shareMode;
      long any = PROTOCOL_T0 | PROTOCOL_T1;
      var f = functions.connect;
      check(
          f,
          () ->
              (long)
                  f.handle()
                      .invokeExact(
                          context, name.address(), mode, any, card.address(), protocol.address()));
      return new Connected(get(card, 0, abi.handleSize()), (int) get(protocol, 0, abi.dwordSize()));
    }
  }

  @Override
  public Connected reconnect(long card, int shareMode, int initialization) throws ScardException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment protocol = arena.allocate(Long.BYTES);
      long mode = shareMode;
      long any = PROTOCOL_T0 | PROTOCOL_T1;
      long first = initialization;
      var f = functions.reconnect;
      check(f, () -> (long) f.handle().invokeExact(card, mode, any, first, protocol.address()));
      return new Connected(card, (int) get(protocol, 0, abi.dwordSize()));
    }
  }

  @Override
  public void disconnect(long card, int disposition) throws ScardException {
    long then = disposition;
    var f = functions.disconnect;
    check(f, () -> (long) f.handle().invokeExact(card, then));
  }

  @Override
  public void beginTransaction(long card) throws ScardException {
    var f = functions.beginTransaction;
    check(f, () -> (long) f.handle().invokeExact(card));
  }

  @Override
  public void endTransaction(long card) throws ScardException {
    long then = LEAVE_CARD;
    var f = functions.endTransaction;
    check(f, () -> (long) f.handle().invokeExact(card, then));
  }

  @Override
  public byte[] transmit(Connected card, byte[] command) throws ScardException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment sent = arena.allocateFrom(JAVA_BYTE, command);
      try {
        return transmit(card, sent, arena);
      } finally {
        sent.fill((byte) 0);
      }
    }
  }

  private byte[] transmit(Connected card, MemorySegment sent, Arena arena) throws ScardException {
    MemorySegment request = arena.allocate(abi.ioRequestSize(), Long.BYTES);
    set(request, 0, abi.dwordSize(), card.protocol());
    set(request, abi.dwordSize(), abi.dwordSize(), abi.ioRequestSize());
    MemorySegment length = arena.allocate(Long.BYTES);
    set(length, 0, abi.dwordSize(), LONGEST_ANSWER);
    long handle = card.handle();
    long bytes = sent.byteSize();
    MemorySegment answer = answers.get();
    MemorySegment written = answer; // all of it, unless the call says how much
    var f = functions.transmit;
    try {
      check(
          f,
          () ->
              (long)
                  f.handle()
                      .invokeExact(
                          handle,
                          request.address(),
                          sent.address(),
                          bytes,
                          NULL,
                          answer.address(),
                          length.address()));
      written = answer.asSlice(0, get(length, 0, abi.dwordSize()));
      return written.toArray(JAVA_BYTE);
    } finally {
      written.fill((byte) 0);
    }
  }

  private static void set(MemorySegment at, long offset, int size, long value) {
    if (size == Long.BYTES) {
      at.set(JAVA_LONG_UNALIGNED, offset, value);
    } else {
      at.set(JAVA_INT_UNALIGNED, offset, (int) value);
    }
  }

  private static long get(MemorySegment at, long offset, int size) {
    return size == Long.BYTES
        ? at.get(JAVA_LONG_UNALIGNED, offset)
        : at.get(JAVA_INT_UNALIGNED, offset);
  }
}
