package io.github.jpki4j.cli.tls;

import java.io.IOException;

/** A web server began to answer, and nobody can know that what came is all of it. */
final class HalfPageException extends IOException {

  private static final long serialVersionUID = 1L;

  /** The message says what is wrong with the answer. */
  HalfPageException(String message, Throwable cause) {
    super(message, cause);
  }
}
