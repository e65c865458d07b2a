package io.github.jpki4j.pcsc;

/**
 * Why PC/SC's C interface is not used here, see {@link PcscReaders#nativeRefusal()}. None of it is
 * a fault: where both ways will do, the JDK's driver is taken instead.
 *
 * @since 0.1.0
 */
public enum NativeRefusal {
  /** Java is older than 22. */
  JAVA_TOO_OLD,
  /** The jar of this module was built on a computer that had no JDK 22 or later. */
  BUILT_WITHOUT,
  /** The system is neither Linux, macOS nor Windows, or does not have 64 bits. */
  UNKNOWN_SYSTEM,
  /** The system's PC/SC library was not found: on Linux pcsc-lite is not installed. */
  NO_LIBRARY,
  /**
   * Java was started without permission for it: {@code
   * --enable-native-access=io.github.jpki4j.pcsc}, or {@code ALL-UNNAMED} on the class path.
   */
  NOT_ALLOWED,
  /** This build of Java cannot call foreign functions. */
  NO_FOREIGN_CALLS
}
