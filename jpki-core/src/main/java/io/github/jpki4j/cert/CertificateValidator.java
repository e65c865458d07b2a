package io.github.jpki4j.cert;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cert.revocation.RevocationChecker;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides whether one can rely on a certificate of JPKI, and says everything that it found.
 *
 * <p>The path is the JDK's PKIX code's work; the other checks are those of the JPKI profile
 * (CERT-11 to CERT-19). Nothing is fetched. Revocation is checked if a {@link RevocationChecker}
 * was given; otherwise the report says {@link FindingCode#REVOCATION_NOT_CHECKED} and is not
 * trusted, unless {@link Builder#acceptNotPerformed} was called for it.
 *
 * <p>A valid certificate says that its issuer vouched for it. That the person in front of you holds
 * the key is shown by a signature over your own challenge alone.
 *
 * <p>Immutable; thread-safe if the revocation checker is.
 *
 * @since 0.1.0
 */
public final class CertificateValidator {

  private static final List<ValidationRule> RULES =
      Collections.unmodifiableList(
          Arrays.asList(
              new AnchorRule(),
              new ValidityRule(),
              ExtensionRules::basicConstraints,
              ExtensionRules::keyUsage,
              ExtensionRules::policies,
              ExtensionRules::extendedKeyUsage,
              new AlgorithmRule(),
              ExtensionRules::criticalExtensions,
              new AttributeRule()));

  private final TrustAnchors anchors;
  private final Clock clock;
  private final RevocationRule revocation;
  private final Set<Check> accepted;

  private CertificateValidator(Builder builder) {
    anchors = builder.anchors;
    clock = builder.clock;
    revocation = new RevocationRule(builder.revocation);
    accepted = EnumSet.copyOf(builder.accepted);
  }

  /**
   * A validator with the production CAs, the system's clock and no revocation checker.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Looks at one certificate.
   *
   * @param purpose what it shall be good for: logging in, or signing
   * @param certificate the certificate in question
   * @param authorities CA certificates that may have issued it, from the card or anywhere: they
   *     count only as far as the trust anchors know them; anchors that the caller added with their
   *     certificate need not be repeated
   * @return all findings
   */
  public ValidationReport validate(
      KeyKind purpose, JpkiCertificate certificate, Collection<JpkiCertificate> authorities) {
    Instant now = clock.instant();
    return validate(purpose, certificate, authorities, now, now);
  }

  /**
   * Looks at the certificate of a signature that is proven to have existed at an instant, by a time
   * stamp, for example. The certificate has to be valid then. The revocation checker is asked for
   * the clock's time: a revocation that came later does no harm if its reason is none of a key in
   * other hands ({@link FindingCode#REVOKED_LATER}); one without a reason does. Lists need not have
   * a certificate that is over, so what they say of it counts for the instant alone.
   *
   * @param purpose what it shall be good for
   * @param certificate the certificate in question
   * @param authorities CA certificates that may have issued it, as in the other method
   * @param existed when the signature existed; what is after the clock's time counts as that time
   * @return all findings, for that instant
   */
  public ValidationReport validate(
      KeyKind purpose,
      JpkiCertificate certificate,
      Collection<JpkiCertificate> authorities,
      Instant existed) {
    Instant now = clock.instant();
    return validate(purpose, certificate, authorities, existed.isAfter(now) ? now : existed, now);
  }

  private ValidationReport validate(
      KeyKind purpose,
      JpkiCertificate certificate,
      Collection<JpkiCertificate> authorities,
      Instant at,
      Instant now) {
    IssuerCandidates candidates = new IssuerCandidates(purpose, anchors, certificate, authorities);
    List<Finding> findings = new ArrayList<>();
    Optional<JpkiCertificate> issuer = PathRule.findIssuer(certificate, candidates, at, findings);
    ValidationSubject subject =
        new ValidationSubject(purpose, certificate, at, issuer, issuer.map(candidates::verdict));
    RULES.forEach(rule -> rule.check(subject, findings));
    revocation.check(subject, now, findings);
    return new ValidationReport(purpose, at, issuer, findings, accepted);
  }

  /**
   * The settings of a validator. Not thread-safe.
   *
   * @since 0.1.0
   */
  public static final class Builder {

    private TrustAnchors anchors = TrustAnchors.production();
    private Clock clock = Clock.systemUTC();
    private Optional<RevocationChecker> revocation = Optional.empty();
    private final Set<Check> accepted = EnumSet.noneOf(Check.class);

    private Builder() {}

    /**
     * The trusted CAs.
     *
     * @param value by default {@link TrustAnchors#production}
     * @return this
     */
    public Builder anchors(TrustAnchors value) {
      anchors = value;
      return this;
    }

    /**
     * When the certificate shall be valid.
     *
     * @param value by default the system's; {@link Clock#fixed} for a moment in the past
     * @return this
     */
    public Builder clock(Clock value) {
      clock = value;
      return this;
    }

    /**
     * Who tells whether it is revoked.
     *
     * @param value by default nobody
     * @return this
     */
    public Builder revocation(RevocationChecker value) {
      revocation = Optional.of(value);
      return this;
    }

    /**
     * Accepts that one check is left out. An answer that cannot be relied on is not accepted by
     * this: only that nobody was asked.
     *
     * @param value the check, in practice {@link Check#REVOCATION} where the caller may not ask
     *     (公的個人認証法 第17条)
     * @return this
     */
    public Builder acceptNotPerformed(Check value) {
      accepted.add(value);
      return this;
    }

    /**
     * The validator.
     *
     * @return a new one
     */
    public CertificateValidator build() {
      return new CertificateValidator(this);
    }
  }
}
