package io.github.jpki4j.pcsc;

/** The native backend cannot be had here; the message says why. */
final class NativeUnavailableException extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * Creates it.
   *
   * @param reason for people, lower case
   */
  NativeUnavailableException(String reason) {
    super(reason);
  }
}
