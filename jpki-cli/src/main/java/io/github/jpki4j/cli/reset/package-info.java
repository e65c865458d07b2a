/**
 * The reset of a forgotten secret: advice, and the whole way with a simulated service and kiosk.
 */
@NullMarked
package io.github.jpki4j.cli.reset;

import org.jspecify.annotations.NullMarked;
