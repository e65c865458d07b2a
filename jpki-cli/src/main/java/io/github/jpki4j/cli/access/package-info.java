/** The way from a command to a card: PC/SC or a simulated reader, and what is put in between. */
@NullMarked
package io.github.jpki4j.cli.access;

import org.jspecify.annotations.NullMarked;
