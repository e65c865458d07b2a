/**
 * The service that resets a forgotten secret (JPKI暗証番号リセット): advice before the trip ({@link
 * io.github.jpki4j.reset.ResetAdvisor}), the reservation ({@link
 * io.github.jpki4j.reset.Reservation}), the kiosks ({@link io.github.jpki4j.reset.KioskGuide}),
 * what an app and a kiosk build against ({@link
 * io.github.jpki4j.reset.simulation.ReservationService}) and the words for people ({@link
 * io.github.jpki4j.reset.ResetGuidance}). Facts: RESET-01 to RESET-13.
 *
 * <p>Nothing here resets a secret or connects to the real service, and nothing here sends a secret
 * to a card.
 */
@NullMarked
package io.github.jpki4j.reset;

import org.jspecify.annotations.NullMarked;
