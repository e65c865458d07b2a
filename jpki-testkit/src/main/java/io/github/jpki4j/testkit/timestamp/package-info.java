/** A time-stamping authority (RFC 3161) for tests, honest or not. */
@NullMarked
package io.github.jpki4j.testkit.timestamp;

import org.jspecify.annotations.NullMarked;
