package io.github.jpki4j.cert.revocation;

import io.github.jpki4j.cert.revocation.RevocationStatus.Unknown;
import io.github.jpki4j.cert.revocation.RevocationStatus.Why;
import io.github.jpki4j.internal.DerCursor;
import io.github.jpki4j.internal.DerException;
import io.github.jpki4j.internal.ParserBoundary;
import java.io.IOException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Asks an OCSP responder (RFC 6960) through the caller's transport, or judges a response that the
 * caller has. For the law on who may ask, see this package's description.
 *
 * <p>A response counts if it is signed by the certificate's issuer, or by a responder whose
 * certificate is in the response, is issued by the same key, has the extended key usage OCSPSigning
 * and is valid; if the algorithm is RSA (PKCS#1 v1.5, 2048 bits or more) or ECDSA (256 bits or
 * more) with SHA-2; if it is about this certificate, carries the nonce of the request, has no
 * critical extension that is unknown, and is fresh: producedAt and thisUpdate not after the instant
 * asked for, nextUpdate not before it, and not older than the greatest age. JPKI's responder is
 * refreshed every 15 minutes, which is the default. Clocks may differ by 5 minutes unless set
 * otherwise; that stretches the age and the future, not nextUpdate. Facts: CERT-35.
 *
 * <p>Whether the responder's own certificate is revoked is not checked, with or without the
 * extension id-pkix-ocsp-nocheck: RFC 6960, 4.2.2.2.1 leaves that to policy.
 *
 * <p>A certificate that was never issued may be answered as on hold since 1970 (RFC 6960, 2.2).
 *
 * <p>Immutable, thread-safe, as far as the transport is.
 *
 * @since 0.1.0
 */
public final class OcspChecker implements RevocationChecker {

  private enum Nonce {
    REQUIRED,
    OPTIONAL,
    /** The response was not asked for here. */
    IGNORED
  }

  private static final Freshness DEFAULT =
      new Freshness(Duration.ofMinutes(15), Duration.ofMinutes(5));

  private final OcspTransport transport;
  private final Freshness freshness;
  private final CertId.Hash hash;
  private final Nonce nonce;
  private final SecureRandom random = new SecureRandom();

  private OcspChecker(OcspTransport transport, Freshness freshness, CertId.Hash hash, Nonce nonce) {
    this.transport = transport;
    this.freshness = freshness;
    this.hash = hash;
    this.nonce = nonce;
  }

  /**
   * A checker that asks each time, with a nonce of 32 random bytes (RFC 9654) that the response has
   * to carry. The certificate is named by SHA-1 hashes, which every responder knows; nothing is
   * signed with them.
   *
   * @param transport how requests get to the responder
   * @return the checker
   */
  public static OcspChecker over(OcspTransport transport) {
    Objects.requireNonNull(transport, "transport");
    return new OcspChecker(transport, DEFAULT, CertId.Hash.SHA1, Nonce.REQUIRED);
  }

  /**
   * A checker over a response that came otherwise, stapled to something or from a store. A nonce in
   * it is not looked at: only its age speaks against a replay. The certificate may be named by
   * SHA-1 or SHA-256 hashes.
   *
   * @param response DER of an OCSPResponse; copied
   * @return the checker; bytes that are no response, or more than 1 MiB, make it answer MALFORMED
   */
  public static OcspChecker ofResponse(byte[] response) {
    byte[] copy = response.clone();
    return new OcspChecker(request -> copy, DEFAULT, CertId.Hash.SHA1, Nonce.IGNORED);
  }

  /**
   * The same checker with another greatest age.
   *
   * @param maxAge greatest age of thisUpdate, not negative; 15 minutes unless set
   * @return a new checker
   * @throws IllegalArgumentException if it is negative
   */
  public OcspChecker withMaxAge(Duration maxAge) {
    return new OcspChecker(transport, new Freshness(maxAge, freshness.tolerance()), hash, nonce);
  }

  /**
   * The same checker with another tolerance.
   *
   * @param tolerance by how much clocks may differ, 0 to 24 hours; 5 minutes unless set
   * @return a new checker
   * @throws IllegalArgumentException if it is outside the range
   */
  public OcspChecker withClockTolerance(Duration tolerance) {
    return new OcspChecker(transport, new Freshness(freshness.maxAge(), tolerance), hash, nonce);
  }

  /**
   * The same checker, which names certificates by SHA-256 hashes.
   *
   * @return a new checker
   */
  public OcspChecker withSha256Names() {
    return new OcspChecker(transport, freshness, CertId.Hash.SHA256, nonce);
  }

  /**
   * The same checker, which takes responses without a nonce too: many responders answer from a
   * store. A wrong nonce is still refused.
   *
   * @return a new checker
   */
  public OcspChecker withOptionalNonce() {
    return nonce == Nonce.REQUIRED
        ? new OcspChecker(transport, freshness, hash, Nonce.OPTIONAL)
        : this;
  }

  /**
   * {@inheritDoc}
   *
   * <p>A RuntimeException of the transport passes through.
   */
  @Override
  public RevocationStatus check(X509Certificate certificate, X509Certificate issuer, Instant at) {
    try {
      OcspRequest request =
          ParserBoundary.call(
              () -> OcspRequest.about(CertId.of(hash, certificate, issuer), random));
      byte[] der = Objects.requireNonNull(transport.exchange(request.der()), "response");
      return ParserBoundary.call(() -> judge(der, request, certificate, issuer, at));
    } catch (IOException e) {
      return new Unknown(Why.NO_ANSWER);
    } catch (DerException e) {
      return new Unknown(Why.MALFORMED);
    }
  }

  private RevocationStatus judge(
      byte[] der,
      OcspRequest request,
      X509Certificate certificate,
      X509Certificate issuer,
      Instant at)
      throws DerException {
    if (der.length > ParserBoundary.LONGEST_OCSP_RESPONSE) {
      throw new DerException("a response that is too long");
    }
    Optional<OcspResponse> response = OcspResponse.parse(der);
    if (!response.isPresent()) {
      return new Unknown(Why.RESPONDER_ERROR);
    }
    Optional<Why> flaw = flaw(response.get(), request, issuer, at);
    return flaw.isPresent()
        ? new Unknown(flaw.get())
        : status(response.get(), certificate, issuer, at);
  }

  /** What is wrong with the response as a whole. */
  private Optional<Why> flaw(
      OcspResponse response, OcspRequest request, X509Certificate issuer, Instant at)
      throws DerException {
    Optional<Why> flaw = OcspSigner.flaw(response, issuer, at);
    if (!flaw.isPresent()) {
      flaw = nonceFlaw(response.nonce(), request);
    }
    if (!flaw.isPresent() && response.hasUnknownCritical()) {
      flaw = Optional.of(Why.UNKNOWN_CRITICAL_EXTENSION);
    }
    if (!flaw.isPresent() && freshness.isFuture(response.producedAt, at)) {
      flaw = Optional.of(Why.FROM_THE_FUTURE);
    }
    return flaw;
  }

  private Optional<Why> nonceFlaw(Optional<DerCursor> answered, OcspRequest request) {
    if (nonce == Nonce.IGNORED) {
      return Optional.empty();
    }
    if (!answered.isPresent()) {
      return nonce == Nonce.OPTIONAL ? Optional.empty() : Optional.of(Why.NO_NONCE);
    }
    return request.hasNonce(answered.get()) ? Optional.empty() : Optional.of(Why.WRONG_NONCE);
  }

  /** What the response says about the certificate. */
  private RevocationStatus status(
      OcspResponse response, X509Certificate certificate, X509Certificate issuer, Instant at)
      throws DerException {
    Set<CertId> names = new HashSet<>();
    for (CertId.Hash each : CertId.Hash.values()) {
      if (each == hash || nonce == Nonce.IGNORED) {
        names.add(CertId.of(each, certificate, issuer));
      }
    }
    Optional<SingleResponse> single = response.about(names);
    if (!single.isPresent()) {
      return new Unknown(Why.OTHER_CERTIFICATE);
    }
    if (single.get().hasUnknownCritical()) {
      return new Unknown(Why.UNKNOWN_CRITICAL_EXTENSION);
    }
    Optional<Why> flaw = freshness.flaw(single.get().thisUpdate(), single.get().nextUpdate(), at);
    return flaw.isPresent() ? new Unknown(flaw.get()) : single.get().status();
  }
}
