/** Who stands before a screen: steps, and how one follows the other. */
@NullMarked
package io.github.jpki4j.kiosk.flow;

import org.jspecify.annotations.NullMarked;
