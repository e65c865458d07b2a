/**
 * From a command to its answer, for all applications of a card: selection, files, secrets. Not
 * exported.
 */
@NullMarked
package io.github.jpki4j.exchange;

import org.jspecify.annotations.NullMarked;
