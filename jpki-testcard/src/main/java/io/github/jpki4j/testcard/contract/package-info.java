/**
 * What every {@link io.github.jpki4j.transport.CardConnection} has to do, as checks that any test
 * framework can run.
 */
@NullMarked
package io.github.jpki4j.testcard.contract;

import org.jspecify.annotations.NullMarked;
