/** The tester's desk: simulated cards and a simulated service, and what goes wrong with them. */
@NullMarked
package io.github.jpki4j.kiosk.desk;

import org.jspecify.annotations.NullMarked;
