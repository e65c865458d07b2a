package io.github.jpki4j.testcard.pki;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.testcard.crypto.RsaKey;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * The settings of a {@link TestOcspResponder}. Without any call every certificate of its CA is
 * good, those of others are unknown, and the CA itself signs.
 *
 * <p>For one responder; not thread-safe.
 *
 * @since 0.1.0
 */
public final class TestOcspResponderBuilder {

  /** The key of delegated responders. */
  private static final String RESPONDER_KEY = "test-ocsp.pk8.der";

  private final TestPki pki;
  private final KeyKind kind;
  private final Map<BigInteger, OcspBehaviour> behaviours = new HashMap<>();
  private final Map<BigInteger, Revocation> revocations = new HashMap<>();
  private CaGeneration generation = CaGeneration.THIRD;
  private OcspBehaviour behaviour = OcspBehaviour.GOOD;
  private Clock clock = Clock.systemUTC();
  private Duration period = Duration.ofMinutes(15);
  private boolean delegated;

  TestOcspResponderBuilder(TestPki pki, KeyKind kind) {
    this.pki = pki;
    this.kind = kind;
  }

  /**
   * Which of the CAs of one name the responder belongs to.
   *
   * @param value by default {@link CaGeneration#THIRD}
   * @return this
   */
  public TestOcspResponderBuilder generation(CaGeneration value) {
    generation = value;
    return this;
  }

  /**
   * When "now" is for the answers.
   *
   * @param value by default the system's
   * @return this
   */
  public TestOcspResponderBuilder clock(Clock value) {
    clock = value;
    return this;
  }

  /**
   * How long an answer holds.
   *
   * @param value from this update to the next, by default 15 minutes as at the real responder
   *     (CERT-35)
   * @return this
   */
  public TestOcspResponderBuilder period(Duration value) {
    period = value;
    return this;
  }

  /**
   * Lets a responder with a certificate of its own sign (extended key usage OCSPSigning,
   * id-pkix-ocsp-nocheck), which comes with each answer.
   *
   * @return this
   */
  public TestOcspResponderBuilder delegated() {
    delegated = true;
    return this;
  }

  /**
   * How certificates are answered that have no behaviour of their own.
   *
   * @param value by default {@link OcspBehaviour#GOOD}
   * @return this
   */
  public TestOcspResponderBuilder behaviour(OcspBehaviour value) {
    behaviour = value;
    return this;
  }

  /**
   * How one certificate is answered. A request for several follows the first in all that concerns
   * the answer as a whole.
   *
   * @param serial its serial number
   * @param value instead of the behaviour for all
   * @return this
   */
  public TestOcspResponderBuilder behaviour(BigInteger serial, OcspBehaviour value) {
    behaviours.put(serial, value);
    return this;
  }

  /**
   * Revokes a certificate.
   *
   * @param revocation serial number, reason and date
   * @return this
   */
  public TestOcspResponderBuilder revoke(Revocation revocation) {
    revocations.put(revocation.serial(), revocation);
    return this;
  }

  /**
   * Starts the responder on a free port of 127.0.0.1.
   *
   * @return the responder, which the caller closes
   * @throws IOException if there is no port
   */
  public TestOcspResponder start() throws IOException {
    KeyKind other = kind.other();
    RsaKey stranger = pki.authority(other, generation).key();
    return TestOcspResponder.start(
        new OcspAnswers(
            pki.authority(kind, generation),
            new OcspSigners(delegated, RsaKey.named(RESPONDER_KEY), stranger),
            clock,
            period,
            behaviour,
            Map.copyOf(behaviours),
            Map.copyOf(revocations)));
  }
}
