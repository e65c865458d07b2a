/**
 * The two secrets of the JPKI application: their formats, checked before any I/O, and their life in
 * memory, which ends with {@link io.github.jpki4j.pin.Pin#close()}.
 */
@NullMarked
package io.github.jpki4j.pin;

import org.jspecify.annotations.NullMarked;
