/** The simulated card in the virtual reader of vsmartcard, where every PC/SC program finds it. */
@NullMarked
package io.github.jpki4j.testcard.bridge;

import org.jspecify.annotations.NullMarked;
