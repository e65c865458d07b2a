/** Commands about one card, the session that they share, and how they come by its secrets. */
@NullMarked
package io.github.jpki4j.cli.card;

import org.jspecify.annotations.NullMarked;
