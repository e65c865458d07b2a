/**
 * A reset service and a kiosk to build apps and kiosks against, for simulated cards only.
 *
 * <p>Unlike the simulated card these are clients of it, and use the library as an app does. What
 * nobody but the issuer can do to a real card, the kiosk does through a door of {@link
 * io.github.jpki4j.reset.simulation.KioskCard} for which there is no command: nothing here can
 * change a card that is not simulated.
 */
@NullMarked
package io.github.jpki4j.reset.simulation;

import org.jspecify.annotations.NullMarked;
