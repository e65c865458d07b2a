/** One page of a web server, fetched with the card's key for user authentication. */
@NullMarked
package io.github.jpki4j.cli.tls;

import org.jspecify.annotations.NullMarked;
