/** OpenSC and the simulated card: what its tools and its PKCS #11 module make of it. */
@NullMarked
package io.github.jpki4j.it.opensc;

import org.jspecify.annotations.NullMarked;
