package io.github.jpki4j.jca;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.pin.PinSource;
import org.jspecify.annotations.Nullable;

/**
 * Whose key it is and whom to ask for its PIN.
 *
 * @param kind which key
 * @param card the identity of the card that it is on
 * @param pins whom to ask, or null if there is nobody
 */
record KeyAccess(KeyKind kind, String card, @Nullable PinSource pins) {}
