package io.github.jpki4j.pcsc;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import io.github.jpki4j.pcsc.winscard.ScardException;
import io.github.jpki4j.pcsc.winscard.Winscard;
import io.github.jpki4j.pcsc.winscard.WinscardAbi;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;

/**
 * PC/SC by the Foreign Function and Memory API. Run on Linux only; the ways of macOS and Windows
 * are from their headers.
 */
final class FfmWinscard implements Winscard {

  private static final long SCOPE_SYSTEM = 2;
  private static final long NULL = 0;
  private static final long ANY_PROTOCOL = PROTOCOL_T0 | PROTOCOL_T1;
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
    this.functions = new FfmFunctions(library, abi.suffix());
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
    } catch (NoSuchElementException e) {
      throw new NativeUnavailableException(
          NativeRefusal.NO_LIBRARY,
          "the " + abi.library() + " of this computer lacks " + e.getMessage());
    } catch (IllegalCallerException e) {
      throw new NativeUnavailableException(
          NativeRefusal.NOT_ALLOWED,
          "Java was started without permission for it, which is"
              + " --enable-native-access=io.github.jpki4j.pcsc (or ALL-UNNAMED)");
    } catch (UnsupportedOperationException e) {
      throw new NativeUnavailableException(
          NativeRefusal.NO_FOREIGN_CALLS, "this Java cannot call foreign functions");
    }
  }

  private static void call(FfmFunctions.Function function, long... arguments)
      throws ScardException {
    int code = function.call(arguments);
    if (code != 0) {
      throw new ScardException(function.name(), code);
    }
  }

  private long written(FfmFunctions.Function function, MemorySegment length, int room)
      throws ScardException {
    return Winscard.written(function.name(), get(length, 0, abi.dwordSize()), room);
  }

  @Override
  public boolean hasPlugAndPlay() {
    return abi.hasPlugAndPlay();
  }

  @Override
  public long establishContext() throws ScardException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment context = arena.allocate(Long.BYTES);
      call(functions.establishContext, SCOPE_SYSTEM, NULL, NULL, context.address());
      return get(context, 0, abi.handleSize());
    }
  }

  @Override
  public void releaseContext(long context) throws ScardException {
    call(functions.releaseContext, context);
  }

  @Override
  public List<String> listReaders(long context) throws ScardException {
    try (Arena arena = Arena.ofConfined()) {
      int width = "\0".getBytes(abi.charset()).length;
      MemorySegment names = arena.allocate(LONGEST_LIST);
      MemorySegment length = arena.allocate(Long.BYTES);
      set(length, 0, abi.dwordSize(), LONGEST_LIST / width);
      call(functions.listReaders, context, NULL, names.address(), length.address());
      long bytes = written(functions.listReaders, length, LONGEST_LIST / width) * width;
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
        set(states, i * size + abi.readerOffset(), Long.BYTES, text(arena, readers.get(i)));
        set(states, i * size + abi.currentStateOffset(), abi.dwordSize(), current[i]);
      }
      int code = functions.getStatusChange.call(context, millis, states.address(), readers.size());
      if (code != 0 && code != TIMEOUT) {
        throw new ScardException(functions.getStatusChange.name(), code);
      }
      long[] events = new long[current.length];
      for (int i = 0; i < events.length; i++) {
        events[i] = get(states, i * size + abi.eventStateOffset(), abi.dwordSize());
      }
      return events;
    }
  }

  @Override
  public void cancel(long context) throws ScardException {
    call(functions.cancel, context);
  }

  @Override
  public Connected connect(long context, String reader, int shareMode) throws ScardException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment card = arena.allocate(Long.BYTES);
      MemorySegment protocol = arena.allocate(Long.BYTES);
      call(
          functions.connect,
          context,
          text(arena, reader),
          shareMode,
          ANY_PROTOCOL,
          card.address(),
          protocol.address());
      return new Connected(get(card, 0, abi.handleSize()), (int) get(protocol, 0, abi.dwordSize()));
    }
  }

  @Override
  public Connected reconnect(long card, int shareMode, int initialization) throws ScardException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment protocol = arena.allocate(Long.BYTES);
      call(functions.reconnect, card, shareMode, ANY_PROTOCOL, initialization, protocol.address());
      return new Connected(card, (int) get(protocol, 0, abi.dwordSize()));
    }
  }

  @Override
  public void disconnect(long card, int disposition) throws ScardException {
    call(functions.disconnect, card, disposition);
  }

  @Override
  public void beginTransaction(long card) throws ScardException {
    call(functions.beginTransaction, card);
  }

  @Override
  public void endTransaction(long card) throws ScardException {
    call(functions.endTransaction, card, LEAVE_CARD);
  }

  @Override
  public byte[] transmit(Connected card, byte[] command) throws ScardException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment sent = arena.allocate(command.length);
      MemorySegment.copy(command, 0, sent, JAVA_BYTE, 0, command.length);
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
    MemorySegment answer = answers.get();
    MemorySegment written = answer; // all of it, unless the call says how much
    try {
      call(
          functions.transmit,
          card.handle(),
          request.address(),
          sent.address(),
          sent.byteSize(),
          NULL,
          answer.address(),
          length.address());
      written = answer.asSlice(0, written(functions.transmit, length, LONGEST_ANSWER));
      return written.toArray(JAVA_BYTE);
    } finally {
      written.fill((byte) 0);
    }
  }

  /** The address of a text with its end. */
  private long text(Arena arena, String text) {
    byte[] bytes = text.concat("\0").getBytes(abi.charset());
    MemorySegment copy = arena.allocate(bytes.length, Long.BYTES);
    MemorySegment.copy(bytes, 0, copy, JAVA_BYTE, 0, bytes.length);
    return copy.address();
  }

  private static void set(MemorySegment at, int offset, int size, long value) {
    if (size == Long.BYTES) {
      buffer(at).putLong(offset, value);
    } else {
      buffer(at).putInt(offset, (int) value);
    }
  }

  private static long get(MemorySegment at, int offset, int size) {
    return size == Long.BYTES ? buffer(at).getLong(offset) : buffer(at).getInt(offset);
  }

  /** A view for numbers, which is there sooner in a fresh JVM than a segment's own. */
  private static ByteBuffer buffer(MemorySegment at) {
    return at.asByteBuffer().order(ByteOrder.nativeOrder());
  }
}
