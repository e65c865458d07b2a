package io.github.jpki4j.login;

import io.github.jpki4j.cert.CertificateValidator;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.cert.ValidationReport;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The server's side of a login: issues challenges, and judges what comes back.
 *
 * <p>A challenge is judged once, whatever comes out, as soon as origin, purpose and time are right;
 * after that it is used, and the next attempt needs a new one. The signature is looked at before
 * the validator is asked, so nobody is asked about the certificate of somebody who is not there.
 *
 * <p>Of what comes from outside, nothing but a report comes out, whatever the bytes. Immutable;
 * thread-safe if the store and the validator's revocation checker are.
 *
 * @since 0.1.0
 */
public final class LoginVerifier {

  private static final int NONCE_LENGTH = 32; // bytes

  private final ChallengeCheck check;
  private final CertificateValidator validator;
  private final NonceStore nonces;
  private final Duration validity;
  private final KnownIssuers issuers = new KnownIssuers();
  private final SecureRandom random = new SecureRandom();

  private LoginVerifier(Builder builder) {
    check = new ChallengeCheck(builder.origin, builder.clock, builder.skew);
    validator = builder.validator;
    nonces = builder.nonces;
    validity = builder.validity;
  }

  /**
   * A verifier with the system's clock, challenges of five minutes, and 30 seconds of skew.
   *
   * @param origin of this server, as the clients know it
   * @param validator by which certificates are judged; with the clock of this verifier
   * @param nonces one store for all nodes of this origin
   * @return a builder
   */
  public static Builder builder(
      LoginOrigin origin, CertificateValidator validator, NonceStore nonces) {
    return new Builder(origin, validator, nonces);
  }

  /**
   * Issues a challenge.
   *
   * @param purpose what the login is for: 1 to 64 lower-case letters, digits and hyphens between
   *     them
   * @param session the name of the session that may answer it, such as the value of its cookie: 1
   *     to 1,024 characters; the store gets only its SHA-256
   * @return a challenge to be sent to that session
   * @throws NonceStoreException if the store does not take it
   * @throws IllegalArgumentException if purpose or session have another form
   */
  public LoginChallenge issue(String purpose, String session) throws NonceStoreException {
    LoginNonce.requireSession(session);
    byte[] nonce = new byte[NONCE_LENGTH];
    random.nextBytes(nonce);
    LoginChallenge challenge =
        LoginChallenge.of(
            check.origin(), purpose, LoginNonce.hex(nonce), check.clock().instant(), validity);
    nonces.add(LoginNonce.of(challenge, session), challenge.expires().plus(check.skew()));
    return challenge;
  }

  /**
   * Judges a response.
   *
   * @param response what the client sent, any bytes; neither kept nor changed
   * @param purpose what this login is for, by the server's own knowledge
   * @param session the session that sent it, by the server's own knowledge
   * @return all that was found
   * @throws IllegalArgumentException if purpose or session have a form that {@link #issue} refuses
   */
  public LoginReport verify(byte[] response, String purpose, String session) {
    try {
      return verify(LoginResponse.parse(response), purpose, session);
    } catch (LoginException e) {
      List<LoginFinding> findings = new ArrayList<>();
      findings.add(e.finding());
      findings.add(LoginFinding.of(LoginCode.NONCE_NOT_CHECKED));
      return refused(check.clock().instant(), findings, null);
    }
  }

  /**
   * Judges a response that was read already.
   *
   * @param response what the client sent
   * @param purpose what this login is for, by the server's own knowledge
   * @param session the session that sent it, by the server's own knowledge
   * @return all that was found
   * @throws IllegalArgumentException if purpose or session have a form that {@link #issue} refuses
   */
  public LoginReport verify(LoginResponse response, String purpose, String session) {
    LoginChallenge.requirePurpose(purpose);
    LoginNonce.requireSession(session);
    Instant now = check.clock().instant();
    LoginChallenge challenge = response.challenge();
    List<LoginFinding> findings = check.findings(challenge, purpose, now);
    if (ChallengeCheck.isRefused(findings)) {
      findings.add(LoginFinding.of(LoginCode.NONCE_NOT_CHECKED));
      return refused(now, findings, challenge);
    }
    LoginCode nonce = consume(LoginNonce.of(challenge, session));
    findings.add(LoginFinding.of(nonce));
    if (nonce != LoginCode.NONCE_CONSUMED) {
      return refused(now, findings, challenge);
    }
    return new LoginReport(now, findings, challenge, judge(response, findings));
  }

  private HolderCertificate.Judged judge(LoginResponse response, List<LoginFinding> findings) {
    JpkiCertificate certificate;
    JpkiCertificate issuer;
    try {
      certificate = HolderCertificate.read(response.certificate(), LoginCode.CERTIFICATE_FORM);
      HolderCertificate.requireKind(certificate);
      issuer = issuers.read(response.issuer());
    } catch (LoginException e) {
      findings.add(e.finding());
      notChecked(findings);
      return HolderCertificate.Judged.nothing();
    }
    LoginFinding signature =
        ResponseSignature.check(
            HolderCertificate.key(certificate),
            response.challenge().encoded(),
            response.signature());
    findings.add(signature);
    if (signature.code() != LoginCode.SIGNATURE_VALID) {
      findings.add(LoginFinding.of(LoginCode.CERTIFICATE_NOT_CHECKED));
      return HolderCertificate.Judged.nothing();
    }
    HolderCertificate.Judged judged =
        HolderCertificate.judge(
            validator, certificate, Collections.singletonList(issuer), findings);
    judged.report().filter(ValidationReport::isTrusted).ifPresent(trusted -> issuers.keep(issuer));
    return judged;
  }

  private LoginCode consume(LoginNonce shown) {
    try {
      return nonces.consume(shown).code();
    } catch (NonceStoreException | RuntimeException e) {
      return LoginCode.NONCE_STORE_FAILED; // whoever wrote the store knows more
    }
  }

  private static LoginReport refused(
      Instant now, List<LoginFinding> findings, @Nullable LoginChallenge challenge) {
    notChecked(findings);
    return new LoginReport(now, findings, challenge, HolderCertificate.Judged.nothing());
  }

  private static void notChecked(List<LoginFinding> findings) {
    findings.add(LoginFinding.of(LoginCode.SIGNATURE_NOT_CHECKED));
    findings.add(LoginFinding.of(LoginCode.CERTIFICATE_NOT_CHECKED));
  }

  /**
   * The settings of a verifier. Not thread-safe.
   *
   * @since 0.1.0
   */
  public static final class Builder {

    private static final Duration SHORTEST_VALIDITY = Duration.ofSeconds(10);

    private final LoginOrigin origin;
    private final CertificateValidator validator;
    private final NonceStore nonces;
    private Clock clock = Clock.systemUTC();
    private Duration skew = Duration.ofSeconds(30);
    private Duration validity = Duration.ofMinutes(5);

    private Builder(LoginOrigin origin, CertificateValidator validator, NonceStore nonces) {
      this.origin = Objects.requireNonNull(origin, "origin");
      this.validator = Objects.requireNonNull(validator, "validator");
      this.nonces = Objects.requireNonNull(nonces, "nonces");
    }

    /**
     * The clock.
     *
     * @param value by default the system's; give the same one to the validator
     * @return this
     */
    public Builder clock(Clock value) {
      clock = Objects.requireNonNull(value, "clock");
      return this;
    }

    /**
     * By how much the clocks of the nodes may differ.
     *
     * @param value 0 seconds to 30 minutes; by default 30 seconds. A challenge is accepted for so
     *     much longer
     * @return this
     */
    public Builder skew(Duration value) {
      skew = Objects.requireNonNull(value, "skew");
      return this;
    }

    /**
     * For how long a challenge is valid: the time to read, to find the card and to type the PIN.
     *
     * @param value whole seconds, 10 seconds to {@link LoginChallenge#LONGEST_VALIDITY}; by default
     *     five minutes
     * @return this
     * @throws IllegalArgumentException if it is shorter or longer, or not in whole seconds
     */
    public Builder validity(Duration value) {
      if (value.compareTo(SHORTEST_VALIDITY) < 0
          || value.compareTo(LoginChallenge.LONGEST_VALIDITY) > 0
          || value.toNanos() % 1_000_000_000L != 0) {
        throw new IllegalArgumentException("whole seconds, 10 seconds to one hour");
      }
      validity = value;
      return this;
    }

    /**
     * The verifier.
     *
     * @return a new one
     * @throws IllegalArgumentException if the skew is negative or above 30 minutes
     */
    public LoginVerifier build() {
      return new LoginVerifier(this);
    }
  }
}
