/**
 * Random tests: what chance makes up is tried against the whole library, and what must always hold
 * is looked at each time. {@link io.github.jpki4j.it.fuzz.model} has targets that work with
 * simulated cards, {@link io.github.jpki4j.it.fuzz.reader} those that read bytes. Run by {@code
 * ./fuzz}, in a short form by {@link io.github.jpki4j.it.fuzz.FuzzTest}.
 */
@NullMarked
package io.github.jpki4j.it.fuzz;

import org.jspecify.annotations.NullMarked;
