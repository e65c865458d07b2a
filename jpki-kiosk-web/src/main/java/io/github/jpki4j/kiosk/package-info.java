/** The reset of a forgotten secret as pages in a browser: a server on this machine. */
@NullMarked
package io.github.jpki4j.kiosk;

import org.jspecify.annotations.NullMarked;
