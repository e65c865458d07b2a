/**
 * The card: what it is and what is free to read on it ({@link io.github.jpki4j.card.CardOverview}),
 * a session with it ({@link io.github.jpki4j.card.MyNumberCard}) and its JPKI application ({@link
 * io.github.jpki4j.card.JpkiAp}).
 *
 * <p>Every byte that can reach a card is built in {@code JpkiCommands}; what comes back is
 * interpreted by {@code CardChannel}. Trust in certificates does not belong here.
 */
@NullMarked
package io.github.jpki4j.card;

import org.jspecify.annotations.NullMarked;
