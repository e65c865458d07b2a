package io.github.jpki4j.transport;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.TransportException;

/**
 * One powered card: bytes in, bytes out. Implemented by transports; implementing it is all that a
 * new kind of reader needs. {@code CardConnectionContract} of jpki-testcard holds what is said here
 * as tests for any implementation.
 *
 * <p>Not thread-safe: one thread at a time, with a happens-before between two of them; the thread
 * that opened it has no privilege.
 *
 * <p>An interrupt of the calling thread is never lost: its flag is set after the call as before. A
 * call may go on in spite of it, or end early with a {@link TransportException}; it returns a whole
 * answer or none.
 *
 * @since 0.1.0
 */
public interface CardConnection extends AutoCloseable {

  /**
   * Sends one command and waits for its answer.
   *
   * <p>The command travels unchanged: a command of four bytes (ISO 7816-4 case 1) stays four bytes.
   * The transport neither repeats it, nor follows 61xx and 6Cxx, nor logs, changes or keeps it; the
   * caller may erase the array after the call. The same holds for messages of exceptions and for
   * the answer. An error <em>status</em> is an answer, not a failure. Only the basic logical
   * channel is used: a class byte that names another one may be refused or rewritten by a driver.
   *
   * @param command a whole command APDU, 4 to {@link ConnectionInfo#maxCommandLength()} bytes,
   *     owned by the caller
   * @return the whole response APDU with its two status bytes at the end, 2 to 65,538 bytes, a
   *     fresh array that belongs to the caller. If the far end delivers fewer than two bytes, this
   *     hands over what it got, and the caller refuses it; or it throws. It never makes up a status
   * @throws TransportException if no answer came back; whether the command took effect is unknown
   *     then. After {@link #close()}, with {@link TransportException.Remedy#REOPEN}, and after the
   *     card left, as {@link io.github.jpki4j.CardRemovedException} where the link can tell,
   *     nothing is sent: a card that comes back, or another one, needs a new connection. Also if
   *     the link cannot carry an extended command or its answer, after which it may be usable
   *     further
   * @throws IllegalArgumentException if the command has another length than that; nothing is sent
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
   * inside a transaction. May be nested; the outermost call decides. The reservation ends with the
   * work, whether that returned or threw, and with {@link #close()}, which the work may call.
   *
   * <p>On a connection that is closed, or whose card left, it fails as {@link #transceive} does:
   * before the work, or, as this default does, at the first command of the work.
   *
   * @param <T> what the work returns
   * @param work what to do; runs on the calling thread, exactly once
   * @return what the work returned
   * @throws JpkiException what the work threw, the very object, as for unchecked exceptions; or a
   *     {@link TransportException} if the link could not be reserved, in which case the work did
   *     not run
   */
  default <T> T transact(CardWork<T> work) throws JpkiException {
    return work.run();
  }

  /**
   * Whether nobody else can send a command to this card as long as this connection is open: an NFC
   * field, or a reader that was connected to exclusively. Elsewhere another program may select
   * another application between two transactions, and a session proves in each transaction which
   * one is selected before it sends a secret; that costs an exchange. Who cannot tell says false.
   *
   * @return the same value for the connection's life; false by default
   */
  default boolean isExclusive() {
    return false;
  }

  /**
   * Ends the connection and drops verified PINs as far as the link can. Idempotent; never throws,
   * also if the card is gone.
   */
  @Override
  void close();
}
