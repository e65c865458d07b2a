/** The steps from a forgotten secret to its reset or to the right door. */
@NullMarked
package io.github.jpki4j.kiosk.visit.reset;

import org.jspecify.annotations.NullMarked;
