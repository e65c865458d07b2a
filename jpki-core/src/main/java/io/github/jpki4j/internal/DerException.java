package io.github.jpki4j.internal;

import org.jspecify.annotations.Nullable;

/** Bytes that are not DER, or not of the structure they should have. Never leaves this module. */
public final class DerException extends Exception {

  private static final long serialVersionUID = 1L;

  public DerException(String message) {
    this(message, null);
  }

  public DerException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
