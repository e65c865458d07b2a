/**
 * A simulated My Number card. Its test certificates, faults and recordings are in the packages
 * below.
 *
 * <p>{@link io.github.jpki4j.testcard.TestCard} interprets commands as the real card does, with a
 * parser and a file and PIN model of its own: nothing here uses the library's codec, so that a
 * mistake cannot cancel itself out. Each behaviour is a row of {@code docs/card-model.md}, with its
 * source; disputed ones are switches ({@link io.github.jpki4j.testcard.CardVariant}).
 *
 * <p>Nothing here is secret. The keys are published with the library, the certificates say TEST and
 * chain to a test CA that nobody may trust.
 */
@NullMarked
package io.github.jpki4j.testcard;

import org.jspecify.annotations.NullMarked;
