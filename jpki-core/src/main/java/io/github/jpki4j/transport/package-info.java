/**
 * The seam that a transport implements: {@link io.github.jpki4j.transport.CardConnection}.
 *
 * <p>A transport carries bytes. It does not retry, chain, log commands or interpret answers.
 */
@NullMarked
package io.github.jpki4j.transport;

import org.jspecify.annotations.NullMarked;
