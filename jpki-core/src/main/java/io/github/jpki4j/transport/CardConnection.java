package io.github.jpki4j.transport;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.TransportException;

/**
 * One powered card: bytes in, bytes out. Implemented by transports; implementing it is all that a
 * new kind of reader needs.
 *
 * <p>Not thread-safe: one thread at a time, with a happens-before between two of them.
 *
 * @since 0.1.0
 */
public interface CardConnection extends AutoCloseable {

  /**
   * Sends one command and waits for its answer.
   *
   * <p>The command travels unchanged: a command of four bytes (ISO 7816-4 case 1) stays four bytes.
   * The transport neither repeats it, nor follows 61xx and 6Cxx, nor logs or keeps it; the caller
   * may erase the array after the call. An error <em>status</em> is an answer, not a failure.
   *
   * @param command a whole command APDU, 4 to {@link ConnectionInfo#maxCommandLength()} bytes,
   *     owned by the caller
   * @return the whole response APDU with its two status bytes at the end, 2 to 65,538 bytes, a
   *     fresh array that belongs to the caller. A link that delivers fewer than two bytes hands
   *     over what it got; the caller refuses it
   * @throws TransportException if no answer came back; whether the command took effect is unknown
   *     then. Also after {@link #close()}, with {@link TransportException.Remedy#REOPEN}
   */
  byte[] transceive(byte[] command) throws TransportException;

  /**
   * What is known of this connection.
   *
   * @return the same value for the connection's life
   */
  ConnectionInfo info();

  /**
   * Runs work while no other program can send a command to this card, as far as the link can
   * promise that. Keep it short, and ask for PINs before: Windows resets a card that stays 5 s idle
   * inside a transaction. May be nested; the outermost call decides.
   *
   * @param <T> what the work returns
   * @param work what to do; runs on the calling thread, exactly once
   * @return what the work returned
   * @throws JpkiException what the work threw, or a {@link TransportException} if the link could
   *     not be reserved, in which case the work did not run
   */
  default <T> T transact(CardWork<T> work) throws JpkiException {
    return work.run();
  }

  /**
   * Ends the connection and drops verified PINs as far as the link can. Idempotent; never throws.
   */
  @Override
  void close();
}
