/** A pcscd of the tests with virtual readers, and other programs that use it. */
@NullMarked
package io.github.jpki4j.it.pcscd;

import org.jspecify.annotations.NullMarked;
