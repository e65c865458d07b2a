/**
 * Random work with simulated cards: what was consented to ({@link
 * io.github.jpki4j.it.fuzz.model.Consents}), what the library sent ({@link
 * io.github.jpki4j.it.fuzz.model.SentWatch}), what disturbed it on the way, what reached the card
 * ({@link io.github.jpki4j.it.fuzz.model.CardWatch}).
 */
@NullMarked
package io.github.jpki4j.it.fuzz.model;

import org.jspecify.annotations.NullMarked;
