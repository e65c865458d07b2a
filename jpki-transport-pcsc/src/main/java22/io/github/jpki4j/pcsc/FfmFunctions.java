package io.github.jpki4j.pcsc;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Arrays;

/**
 * The functions of a PC/SC library as method handles that take {@code long} for every number,
 * whatever its size is in C, and for every address, and give a {@code long}. Linked at their first
 * use, which costs milliseconds for each combination of sizes: with addresses as numbers, several
 * functions share one.
 */
final class FfmFunctions {

  private final WinscardAbi abi;
  private final SymbolLookup library;
  private final Linker linker = Linker.nativeLinker();

  final Function establishContext = new Function("SCardEstablishContext", "dppp");
  final Function releaseContext = new Function("SCardReleaseContext", "h");
  final Function listReaders = new Function("SCardListReaders*", "hppp");
  final Function getStatusChange = new Function("SCardGetStatusChange*", "hdpd");
  final Function cancel = new Function("SCardCancel", "h");
  final Function connect = new Function("SCardConnect*", "hpddpp");
  final Function reconnect = new Function("SCardReconnect", "hdddp");
  final Function disconnect = new Function("SCardDisconnect", "hd");
  final Function beginTransaction = new Function("SCardBeginTransaction", "h");
  final Function endTransaction = new Function("SCardEndTransaction", "hd");
  final Function transmit = new Function("SCardTransmit", "hppdppp");

  /**
   * Creates them; links nothing yet.
   *
   * @param abi sizes
   * @param library where they are
   */
  FfmFunctions(WinscardAbi abi, SymbolLookup library) {
    this.abi = abi;
    this.library = library;
  }

  /** One function. */
  final class Function {
    private final String pattern;
    private final String parameters;
    private volatile MethodHandle handle;

    private Function(String pattern, String parameters) {
      this.pattern = pattern;
      this.parameters = parameters;
    }

    /** Its name in C. */
    String name() {
      return pattern.replace("*", abi.suffix());
    }

    /** Of the type {@code long} from {@code long}s. */
    MethodHandle handle() {
      MethodHandle linked = handle;
      if (linked == null) {
        linked = link();
        handle = linked;
      }
      return linked;
    }

    @SuppressWarnings("restricted") // foreign functions are what this class is for
    private MethodHandle link() {
      MemoryLayout[] layouts = new MemoryLayout[parameters.length()];
      Class<?>[] types = new Class<?>[parameters.length()];
      Arrays.fill(types, long.class);
      for (int i = 0; i < layouts.length; i++) {
        layouts[i] =
            switch (parameters.charAt(i)) {
              case 'p' -> ValueLayout.JAVA_LONG; // every system of WinscardAbi has 64 bits
              case 'h' -> number(abi.handleSize());
              default -> number(abi.dwordSize());
            };
      }
      MethodHandle exact =
          linker.downcallHandle(
              library.find(name()).orElseThrow(() -> new IllegalStateException("no " + name())),
              FunctionDescriptor.of(number(abi.dwordSize()), layouts));
      return MethodHandles.explicitCastArguments(exact, MethodType.methodType(long.class, types));
    }
  }

  private static MemoryLayout number(int size) {
    return size == Long.BYTES ? ValueLayout.JAVA_LONG : ValueLayout.JAVA_INT;
  }
}
