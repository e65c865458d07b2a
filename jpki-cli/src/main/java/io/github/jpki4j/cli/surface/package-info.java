/** The command for the card face and the individual number. */
@NullMarked
package io.github.jpki4j.cli.surface;

import org.jspecify.annotations.NullMarked;
