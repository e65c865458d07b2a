/** A reader for simulated cards, and what finishes a reservation on one. */
@NullMarked
package io.github.jpki4j.kiosk.simulation;

import org.jspecify.annotations.NullMarked;
