package io.github.jpki4j.kiosk.app;

import io.github.jpki4j.kiosk.FaceCheck;
import io.github.jpki4j.kiosk.KioskReader;
import io.github.jpki4j.kiosk.flow.Metrics;
import io.github.jpki4j.reset.KioskGuide;
import io.github.jpki4j.reset.simulation.ReservationService;
import java.time.Clock;
import java.util.Optional;

/**
 * What an app works with.
 *
 * @param reader the phone's NFC: where a card is held
 * @param service where reservations are made
 * @param guide who has kiosks
 * @param clock what time it is
 * @param metrics what counts
 * @param face what compares faces; empty where a tester chooses what it found
 */
public record AppSetup(
    KioskReader reader,
    ReservationService service,
    KioskGuide guide,
    Clock clock,
    Metrics metrics,
    Optional<FaceCheck> face) {}
