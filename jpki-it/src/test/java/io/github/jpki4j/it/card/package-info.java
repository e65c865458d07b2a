/** The verbs of core over simulated cards: exchange counts, hostile cards, secrets on the heap. */
package io.github.jpki4j.it.card;
