package io.github.jpki4j.exchange;

import io.github.jpki4j.TransportException;

/**
 * The link failed on a command of extended length, and did not say that card or reader are gone:
 * most readers cannot tell that they do not carry such commands. The link is used further, and the
 * next command shows whether it can be.
 */
final class ExtendedLengthException extends TransportException {

  private static final long serialVersionUID = 1L;

  /** With the message and the remedy of the transport's own exception, which is the cause. */
  ExtendedLengthException(TransportException cause) {
    super(String.valueOf(cause.getMessage()), cause.remedy(), cause);
  }
}
