/**
 * The soak test: a kiosk as an integrator would write it ({@link io.github.jpki4j.it.soak.Kiosk}),
 * and on the other side of the card readers a generator with plans and faults from one seed. What
 * the cards did is told by the cards, what they owed by a expectedTries of their own. Run by {@code
 * ./soak}.
 */
@NullMarked
package io.github.jpki4j.it.soak;

import org.jspecify.annotations.NullMarked;
