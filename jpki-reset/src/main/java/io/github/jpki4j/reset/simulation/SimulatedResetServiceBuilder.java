package io.github.jpki4j.reset.simulation;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.cert.revocation.RevocationChecker;
import io.github.jpki4j.reset.KioskGuide;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The settings of a {@link SimulatedResetService}. For one service; not thread-safe.
 *
 * @since 0.1.0
 */
public final class SimulatedResetServiceBuilder {

  /** ASSUMED: the real one is not published. */
  private static final Duration COOL_DOWN = Duration.ofHours(1);

  Clock clock = Clock.systemUTC();
  KioskGuide kiosks = KioskGuide.standard();
  Duration validity = kiosks.reservationValidity();
  Duration faceCoolDown = COOL_DOWN;
  final Map<KeyKind, List<JpkiCertificate>> authorities = new EnumMap<>(KeyKind.class);
  Optional<RevocationChecker> revocation = Optional.empty();
  ServiceMemory memory = ServiceMemory.EMPTY;

  SimulatedResetServiceBuilder() {}

  /**
   * When "now" is.
   *
   * @param value by default the system's
   * @return this
   */
  public SimulatedResetServiceBuilder clock(Clock value) {
    clock = Objects.requireNonNull(value, "value");
    return this;
  }

  /**
   * Who has kiosks, and when they are open. Its {@link KioskGuide#reservationValidity()} is taken
   * over.
   *
   * @param value by default {@link KioskGuide#standard()}
   * @return this
   */
  public SimulatedResetServiceBuilder kiosks(KioskGuide value) {
    kiosks = value;
    validity = value.reservationValidity();
    return this;
  }

  /**
   * How long a reservation lasts.
   *
   * @param value a minute or more, by default that of the kiosk guide: 24 hours
   * @return this
   * @throws IllegalArgumentException if it is shorter
   */
  public SimulatedResetServiceBuilder validity(Duration value) {
    if (value.compareTo(Duration.ofMinutes(1)) < 0) {
      throw new IllegalArgumentException("a reservation lasts a minute or more");
    }
    validity = value;
    return this;
  }

  /**
   * How long nobody may try after five faces that did not match.
   *
   * @param value longer than no time, by default an hour, which is made up
   * @return this
   * @throws IllegalArgumentException if it is not
   */
  public SimulatedResetServiceBuilder faceCoolDown(Duration value) {
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException("a cool-down lasts longer than no time");
    }
    faceCoolDown = value;
    return this;
  }

  /**
   * Trusts a test CA. By default none is trusted, and no card can use the service.
   *
   * @param key whose certificates it issues
   * @param authority its own certificate, which says TEST
   * @return this
   */
  public SimulatedResetServiceBuilder authority(KeyKind key, JpkiCertificate authority) {
    authorities.computeIfAbsent(key, of -> new ArrayList<>()).add(authority);
    return this;
  }

  /**
   * Who tells whether a certificate is revoked. Where it cannot tell, the service refuses with
   * REVOCATION_NOT_KNOWN: unknown is never good.
   *
   * @param value by default nobody: no certificate is revoked
   * @return this
   */
  public SimulatedResetServiceBuilder revocation(RevocationChecker value) {
    revocation = Optional.of(value);
    return this;
  }

  /**
   * What an earlier service remembered.
   *
   * @param value by default nothing
   * @return this
   */
  public SimulatedResetServiceBuilder memory(ServiceMemory value) {
    memory = Objects.requireNonNull(value, "value");
    return this;
  }

  /**
   * Makes the service. Not to be used again afterwards.
   *
   * @return a service that nobody has used, except for what it remembers
   */
  public SimulatedResetService build() {
    return new SimulatedResetService(this);
  }
}
