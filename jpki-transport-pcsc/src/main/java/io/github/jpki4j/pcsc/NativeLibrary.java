package io.github.jpki4j.pcsc;

import io.github.jpki4j.pcsc.winscard.Winscard;

/**
 * The access to PC/SC's C interface. This is the one for Java 17 to 21, which have none; the jar
 * holds another class of this name for Java 22 and later, from src/main/java22.
 */
final class NativeLibrary {

  private NativeLibrary() {}

  /**
   * Loads the system's PC/SC library.
   *
   * @return its functions
   * @throws NativeUnavailableException always
   */
  @SuppressWarnings("DoNotCallSuggester") // the class of this name for later Java returns
  static Winscard load() throws NativeUnavailableException {
    throw Runtime.version().feature() < 22
        ? new NativeUnavailableException(NativeRefusal.JAVA_TOO_OLD, "it needs Java 22 or later")
        : new NativeUnavailableException(
            NativeRefusal.BUILT_WITHOUT,
            "this jar was built without it, on a computer that had no JDK 22 or later");
  }
}
