package io.github.jpki4j.pcsc;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.github.jpki4j.pcsc.winscard.WinscardAbi;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.Arrays;
import java.util.Collections;
import java.util.NoSuchElementException;

/**
 * The functions of a PC/SC library, each called as if it took seven {@code long}s, which is as many
 * as any of them has. To link one more type of function costs a fresh JVM about 10 ms, so they
 * share one.
 *
 * <p>This is right on every system of {@link WinscardAbi}: the parameters are whole numbers and
 * addresses of at most 64 bits; each has a register or 64 bits of the stack to itself (macOS packs
 * what is on the stack, but has registers for seven); a function looks at as many of them, and at
 * as many of their bits, as it knows of; and the caller cleans up.
 */
final class FfmFunctions {

  private static final int MOST_PARAMETERS = 7;

  private final MethodHandle handle;
  private final SymbolLookup library;

  final Function establishContext;
  final Function releaseContext;
  final Function listReaders;
  final Function getStatusChange;
  final Function cancel;
  final Function connect;
  final Function reconnect;
  final Function disconnect;
  final Function beginTransaction;
  final Function endTransaction;
  final Function transmit;

  /**
   * Finds them.
   *
   * @param library where they are
   * @param suffix of the names of those that take or give text
   * @throws NoSuchElementException with the name of one that the library lacks
   */
  @SuppressWarnings("restricted") // foreign functions are what this class is for
  FfmFunctions(SymbolLookup library, String suffix) {
    this.library = library;
    MemoryLayout[] parameters =
        Collections.nCopies(MOST_PARAMETERS, JAVA_LONG).toArray(MemoryLayout[]::new);
    this.handle =
        Linker.nativeLinker().downcallHandle(FunctionDescriptor.of(JAVA_LONG, parameters));
    this.establishContext = new Function("SCardEstablishContext");
    this.releaseContext = new Function("SCardReleaseContext");
    this.listReaders = new Function("SCardListReaders".concat(suffix));
    this.getStatusChange = new Function("SCardGetStatusChange".concat(suffix));
    this.cancel = new Function("SCardCancel");
    this.connect = new Function("SCardConnect".concat(suffix));
    this.reconnect = new Function("SCardReconnect");
    this.disconnect = new Function("SCardDisconnect");
    this.beginTransaction = new Function("SCardBeginTransaction");
    this.endTransaction = new Function("SCardEndTransaction");
    this.transmit = new Function("SCardTransmit");
  }

  /** One function. */
  final class Function {
    private final String name;
    private final MemorySegment address;

    private Function(String name) {
      this.name = name;
      this.address = library.find(name).orElseThrow(() -> new NoSuchElementException(name));
    }

    /** Its name in C. */
    String name() {
      return name;
    }

    /**
     * Calls it.
     *
     * @param arguments numbers and addresses, in the order of C
     * @return a LONG of PC/SC, which has a meaning in its lower 32 bits on every system
     */
    int call(long... arguments) {
      long[] a = Arrays.copyOf(arguments, MOST_PARAMETERS);
      try {
        return (int) (long) handle.invokeExact(address, a[0], a[1], a[2], a[3], a[4], a[5], a[6]);
      } catch (RuntimeException | Error e) {
        throw e;
      } catch (Throwable e) {
        throw new IllegalStateException("a foreign function cannot throw", e);
      }
    }
  }
}
