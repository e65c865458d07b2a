package io.github.jpki4j.pcsc.winscard;

import java.util.Locale;

/** A function of PC/SC returned something other than SCARD_S_SUCCESS. */
public final class ScardException extends Exception {

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
  public ScardException(String function, int code) {
    super(String.format(Locale.ROOT, "%s returned 0x%08X", function, code));
    this.function = function;
    this.code = code;
  }

  /** The function's name in C. */
  public String function() {
    return function;
  }

  /** What the function returned; {@link PcscCode} knows the ones that matter. */
  public int code() {
    return code;
  }
}
