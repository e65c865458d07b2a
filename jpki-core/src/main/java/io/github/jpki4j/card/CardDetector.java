package io.github.jpki4j.card;

import io.github.jpki4j.ApplicationNotFoundException;
import io.github.jpki4j.CardResponseException;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.MalformedResponseException;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.transport.CardConnection;

/**
 * Tells what kind of card is there: SELECT, then the label in EF 0006; two exchanges, no PIN.
 *
 * @since 0.1.0
 */
public final class CardDetector {

  private CardDetector() {}

  /**
   * Detects the kind.
   *
   * @param connection an open connection, which stays open
   * @return the kind; {@link CardKind#OTHER} for a card without the JPKI application
   * @throws TransportException if the link failed
   * @throws MalformedResponseException if what came back is no answer: that says nothing of the
   *     kind
   * @throws CardResponseException if the card refused in a way that says nothing of its kind
   */
  public static CardKind detect(CardConnection connection) throws JpkiException {
    return detect(MyNumberCard.open(connection));
  }

  private static CardKind detect(MyNumberCard card) throws JpkiException {
    JpkiAp jpki;
    try {
      jpki = card.jpki();
    } catch (ApplicationNotFoundException e) {
      return CardKind.OTHER;
    }
    try {
      return jpki.token().kind();
    } catch (CardResponseException e) {
      if (e.status().isFileNotFound()) {
        return CardKind.UNKNOWN_JPKI; // the application has no label
      }
      throw e;
    }
  }
}
