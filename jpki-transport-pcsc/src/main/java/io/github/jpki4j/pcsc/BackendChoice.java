package io.github.jpki4j.pcsc;

import io.github.jpki4j.TransportException;
import io.github.jpki4j.TransportException.Remedy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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

  private static final Logger LOG = LoggerFactory.getLogger(BackendChoice.class);

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
   * @return a new one
   * @throws TransportException with the remedy CHECK_READER if only the native one will do and
   *     there is none
   */
  PcscBackend backend(Loader loader) throws TransportException {
    if (this == JAVAX) {
      return JavaxBackend.system();
    }
    try {
      return new NativeBackend(loader.load(), CallLimits.DEFAULT);
    } catch (NativeUnavailableException e) {
      if (this == NATIVE) {
        throw new TransportException(
            "the native way to PC/SC cannot be had: " + e.getMessage(), Remedy.CHECK_READER, e);
      }
      LOG.debug("PC/SC by javax.smartcardio, not native: {}", e.getMessage());
      return JavaxBackend.system();
    }
  }
}
