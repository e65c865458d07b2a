package io.github.jpki4j.card;

import io.github.jpki4j.CardResponseException;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.MalformedResponseException;
import io.github.jpki4j.exchange.CardApplication;
import io.github.jpki4j.exchange.CardExchange;

/**
 * Shows in a transaction that no other application is selected, before a secret is sent or a
 * counter or a refusal is believed: where another program can reach the card, by the label, which
 * no other application has; where that does not show it, by SELECT, after which the card knows no
 * secret as verified.
 */
final class ApplicationProof {

  private final CardExchange card;

  ApplicationProof(CardExchange card) {
    this.card = card;
  }

  /** Returns with the JPKI application selected; sends nothing where nobody else can select. */
  void require() throws JpkiException {
    if (!card.channel().isExclusive() && !isLabelled()) {
      card.reselect(CardApplication.JPKI);
    }
  }

  /** Whether the JPKI application is still the selected one. Selects nothing. */
  boolean isSelected() throws JpkiException {
    return card.channel().isExclusive()
        ? card.pins(CardApplication.JPKI).answersForJpki()
        : isLabelled();
  }

  private boolean isLabelled() throws JpkiException {
    try {
      byte[] start =
          card.files().readStart(card.layout().tokenFile(), TokenInfo.LABEL_LENGTH, "read label");
      return TokenInfo.parse(start).kind().isLabelled();
    } catch (CardResponseException | MalformedResponseException e) {
      return false;
    }
  }
}
