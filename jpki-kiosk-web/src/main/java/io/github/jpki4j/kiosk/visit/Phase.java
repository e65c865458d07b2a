package io.github.jpki4j.kiosk.visit;

import java.time.Duration;

/**
 * How a kiosk is, for who watches it; nothing of a person.
 *
 * @param page what is shown
 * @param workingFor how long work with the card or the service goes on; zero without work
 * @param customers since the start
 * @param service whether it takes customers
 * @param isIdle whether nobody is there
 */
public record Phase(
    String page, Duration workingFor, long customers, ServiceState service, boolean isIdle) {}
