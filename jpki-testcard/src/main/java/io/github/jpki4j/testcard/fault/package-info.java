/** Faults of cards, readers and other programs, one at one command. */
@NullMarked
package io.github.jpki4j.testcard.fault;

import org.jspecify.annotations.NullMarked;
