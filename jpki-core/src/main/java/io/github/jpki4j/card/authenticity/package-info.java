/**
 * Whether a card is genuine: card-verifiable certificates (CV certificates), signed records, and a
 * fresh challenge that the card's own key answers.
 */
@NullMarked
package io.github.jpki4j.card.authenticity;

import org.jspecify.annotations.NullMarked;
