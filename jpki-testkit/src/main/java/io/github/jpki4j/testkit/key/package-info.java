/**
 * What tests of programs with keys share: a reader with a simulated card, who is asked for PINs,
 * key stores with and without a card, a TLS server. It knows no provider, so that the provider's
 * own tests can use it.
 */
@NullMarked
package io.github.jpki4j.testkit.key;

import org.jspecify.annotations.NullMarked;
