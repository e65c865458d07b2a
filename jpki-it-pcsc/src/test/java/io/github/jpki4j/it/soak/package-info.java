/**
 * The soak test: a kiosk as an integrator would write it ({@link io.github.jpki4j.it.soak.Kiosk}),
 * and on the other side of the card readers simulated customers whose tasks and faults come from
 * one seed. The cards count the tries that were spent; those that were owed are counted from what
 * customers typed. Run by {@code ./soak}.
 */
@NullMarked
package io.github.jpki4j.it.soak;

import org.jspecify.annotations.NullMarked;
