/** Libraries that are given the key of a card, against foreign programs. */
@NullMarked
package io.github.jpki4j.it.library;

import org.jspecify.annotations.NullMarked;
