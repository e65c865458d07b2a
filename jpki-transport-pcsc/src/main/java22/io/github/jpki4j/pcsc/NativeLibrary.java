package io.github.jpki4j.pcsc;

import io.github.jpki4j.pcsc.winscard.Winscard;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The access to PC/SC's C interface on Java 22 and later. Stands in the jar for the class of this
 * name that has none.
 */
final class NativeLibrary {

  /** Loaded once for the program's life, or the reason why not. */
  private static final class Once {
    static final @Nullable Winscard LIBRARY;
    static final @Nullable NativeUnavailableException REFUSAL;

    static {
      Winscard library = null;
      NativeUnavailableException refusal = null;
      try {
        library = FfmWinscard.load(System.getProperty("os.name"), System.getProperty("os.arch"));
      } catch (NativeUnavailableException e) {
        refusal = e;
      }
      LIBRARY = library;
      REFUSAL = refusal;
    }
  }

  private NativeLibrary() {}

  /**
   * Loads the system's PC/SC library.
   *
   * @return its functions
   * @throws NativeUnavailableException if there is no such library, or Java may not load it
   */
  static Winscard load() throws NativeUnavailableException {
    Winscard library = Once.LIBRARY;
    if (library != null) {
      return library;
    }
    NativeUnavailableException refusal = Objects.requireNonNull(Once.REFUSAL);
    throw new NativeUnavailableException(refusal.refusal(), String.valueOf(refusal.getMessage()));
  }
}
