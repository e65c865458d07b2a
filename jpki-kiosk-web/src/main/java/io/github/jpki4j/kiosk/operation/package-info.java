/** The stations at work: health, metrics, what is stuck, and an end in order. */
@NullMarked
package io.github.jpki4j.kiosk.operation;

import org.jspecify.annotations.NullMarked;
