package io.github.jpki4j.pcsc;

import java.util.Locale;

/** A function of PC/SC returned something other than SCARD_S_SUCCESS. */
final class ScardException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String function;

  /** What it returned. */
  private final int code;

  /**
   * Creates it.
   *
   * @param function its name in C
   * @param code what it returned
   */
  ScardException(String function, int code) {
    super(String.format(Locale.ROOT, "%s returned 0x%08X", function, code));
    this.function = function;
    this.code = code;
  }

  /** The function's name in C. */
  String function() {
    return function;
  }

  /** What the function returned; {@link PcscCode} knows the ones that matter. */
  int code() {
    return code;
  }
}
