package io.github.jpki4j.android;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.transport.CardConnection;

/**
 * What a program does with the cards that come into a phone's field.
 *
 * <p>Both methods are called on a background thread of the {@link NfcReader}, never on the main
 * thread and never at the same time. An unchecked exception ends the program as it does on any
 * thread.
 *
 * <p><b>Return.</b> As long as a listener works, no other card is handed over. One that has not
 * returned a minute and a {@link NfcSettings#timeout()} after it got its turn is given up when
 * another card waits, also where the reader was stopped and started again: its connection is
 * closed, its thread is interrupted and left to itself, what it throws from then on is dropped, and
 * the next card is handed over although it has not returned. If four listeners of one reader work
 * at the same time in this way, no card is handed over any more until one of them returns.
 *
 * @since 0.1.0
 */
public interface NfcListener {

  /**
   * A card is in the field. Be quick: it is in a hand. Ask for PINs before, and wait for nothing
   * without a time limit, neither for a server nor for the main thread.
   *
   * @param connection to the card; closed by the reader when this method returns, if it is not
   *     closed before
   * @throws JpkiException handed to {@link #onFailure}
   */
  void onCard(CardConnection connection) throws JpkiException;

  /**
   * There was a card, and it could not be reached or {@link #onCard} failed. The connection is
   * closed.
   *
   * @param failure what {@link #onCard} threw, or a {@link io.github.jpki4j.TransportException}
   */
  void onFailure(JpkiException failure);
}
