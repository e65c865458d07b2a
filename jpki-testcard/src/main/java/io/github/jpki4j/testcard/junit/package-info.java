/** The simulated card as an extension of JUnit 5. */
@NullMarked
package io.github.jpki4j.testcard.junit;

import org.jspecify.annotations.NullMarked;
