/**
 * Simulated cards that differ, and links to a card that are watched or answered by something else.
 */
@NullMarked
package io.github.jpki4j.testkit.card;

import org.jspecify.annotations.NullMarked;
