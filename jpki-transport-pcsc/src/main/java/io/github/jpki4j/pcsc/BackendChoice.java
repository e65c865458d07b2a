package io.github.jpki4j.pcsc;

import io.github.jpki4j.pcsc.ReaderException.Problem;
import io.github.jpki4j.pcsc.winscard.Winscard;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which backend is used. The one place that reads the system property. */
enum BackendChoice {
  /** The native one where there is one, else the JDK's driver. */
  AUTO,
  /** The native one or none. */
  NATIVE,
  /** The JDK's driver. */
  JAVAX;

  /** The name of the system property: {@code auto}, {@code native} or {@code javax}. */
  static final String PROPERTY = "jpki4j.pcsc.backend";

  /** The functions of the C interface. */
  @FunctionalInterface
  interface Loader {
    /** Loads the library. */
    Winscard load() throws NativeUnavailableException;
  }

  /** What the person who started this program chose. */
  static BackendChoice ofProperty() {
    return of(System.getProperty(PROPERTY));
  }

  /** The choice that a value of the property means. */
  static BackendChoice of(@Nullable String value) {
    if (value == null || value.isEmpty()) {
      return AUTO;
    }
    return switch (value) {
      case "auto" -> AUTO;
      case "native" -> NATIVE;
      case "javax" -> JAVAX;
      default ->
          throw new IllegalArgumentException(
              "the system property " + PROPERTY + " must be auto, native or javax: " + value);
    };
  }

  /**
   * The backend.
   *
   * @param loader of the C interface
   * @param log told if the JDK's driver takes the place of the native one
   * @return a new one
   * @throws ReaderException with the problem NATIVE_UNAVAILABLE if only the native one will do and
   *     there is none
   */
  PcscBackend backend(Loader loader, FallbackLog log) throws ReaderException {
    if (this == JAVAX) {
      return JavaxBackend.system();
    }
    try {
      return new NativeBackend(loader.load(), CallLimits.DEFAULT);
    } catch (NativeUnavailableException e) {
      if (this == NATIVE) {
        throw new ReaderException(
            Problem.NATIVE_UNAVAILABLE,
            "the native backend is not available: " + e.getMessage(),
            List.of(),
            e);
      }
      log.log(e);
      return JavaxBackend.system();
    }
  }

  /** Why the native one is not taken, or nothing if it is, or was not wanted. */
  Optional<NativeRefusal> refusal(Loader loader) {
    if (this == JAVAX) {
      return Optional.empty();
    }
    try {
      loader.load();
      return Optional.empty();
    } catch (NativeUnavailableException e) {
      return Optional.of(e.refusal());
    }
  }
}
