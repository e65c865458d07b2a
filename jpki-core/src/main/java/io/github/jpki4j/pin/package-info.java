/**
 * The secrets of the card, those of the two keys, of the attributes and of the card face: their
 * formats, checked before any I/O, and their life in memory, which ends with {@link
 * io.github.jpki4j.pin.Pin#close()}.
 */
@NullMarked
package io.github.jpki4j.pin;

import org.jspecify.annotations.NullMarked;
