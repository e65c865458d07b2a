/** The command that looks whether a card is genuine. */
@NullMarked
package io.github.jpki4j.cli.genuine;

import org.jspecify.annotations.NullMarked;
