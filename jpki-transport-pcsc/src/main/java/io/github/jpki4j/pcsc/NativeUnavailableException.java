package io.github.jpki4j.pcsc;

/** The native backend is not available here; the message says why. */
final class NativeUnavailableException extends Exception {

  private static final long serialVersionUID = 1L;

  private final NativeRefusal refusal;

  /**
   * Creates it.
   *
   * @param refusal why
   * @param reason the same for people, lower case
   */
  NativeUnavailableException(NativeRefusal refusal, String reason) {
    super(reason);
    this.refusal = refusal;
  }

  /** Why. */
  NativeRefusal refusal() {
    return refusal;
  }
}
