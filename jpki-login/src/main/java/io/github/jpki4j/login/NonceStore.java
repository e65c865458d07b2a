package io.github.jpki4j.login;

import java.time.Instant;

/**
 * Where a server keeps the nonces of its challenges: one store for all nodes that answer to one
 * origin. It is what makes a response good for one login and no other, so {@link #consume} must be
 * one atomic step, also between nodes. In a database that is one statement, an UPDATE of the unused
 * row whose count of rows decides; never a look and then a change.
 *
 * <p>Implementations are thread-safe.
 *
 * @since 0.1.0
 */
public interface NonceStore {

  /**
   * Keeps a new entry, unused.
   *
   * @param nonce the entry; its value was never in the store
   * @param keepUntil when it may be forgotten; a store that forgets it earlier refuses logins, and
   *     lets nobody in
   * @throws NonceStoreException if it is not kept; no challenge is given out then
   */
  void add(LoginNonce nonce, Instant keepUntil) throws NonceStoreException;

  /**
   * Uses an entry, if it is there, unused, and equal in all three parts, in one atomic step. An
   * entry that differs in a part stays as it was: who guesses can spoil nothing.
   *
   * @param shown the entry as it follows from the challenge that came back
   * @return {@link NonceOutcome#CONSUMED} at most once for each entry; otherwise why not, for which
   *     a second look is good enough
   * @throws NonceStoreException if that is not known; the login is not accepted then
   */
  NonceOutcome consume(LoginNonce shown) throws NonceStoreException;
}
