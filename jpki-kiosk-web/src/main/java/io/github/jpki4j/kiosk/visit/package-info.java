/** The kiosk's steps: one customer with one card. */
@NullMarked
package io.github.jpki4j.kiosk.visit;

import org.jspecify.annotations.NullMarked;
