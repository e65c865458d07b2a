package io.github.jpki4j.login;

import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.cert.Outcome;
import io.github.jpki4j.cert.ValidationReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a {@link LoginVerifier} found about one response. Immutable, thread-safe.
 *
 * @since 0.1.0
 */
public final class LoginReport {

  /** What has to be proven; that nothing is wrong is not enough. */
  private static final Set<LoginCode> REQUIRED =
      Collections.unmodifiableSet(
          EnumSet.copyOf(
              Arrays.asList(
                  LoginCode.ORIGIN_RIGHT,
                  LoginCode.PURPOSE_RIGHT,
                  LoginCode.TIME_RIGHT,
                  LoginCode.NONCE_CONSUMED,
                  LoginCode.SIGNATURE_VALID,
                  LoginCode.CERTIFICATE_TRUSTED)));

  private final Instant at;
  private final List<LoginFinding> findings;
  private final @Nullable LoginChallenge challenge;
  private final HolderCertificate.Judged holder;

  LoginReport(
      Instant at,
      List<LoginFinding> findings,
      @Nullable LoginChallenge challenge,
      HolderCertificate.Judged holder) {
    this.at = at;
    this.findings = Collections.unmodifiableList(new ArrayList<>(findings));
    this.challenge = challenge;
    this.holder = holder;
  }

  /**
   * The result.
   *
   * @return {@link LoginVerdict#ACCEPTED} only if everything is proven: origin, purpose, time,
   *     nonce, signature and certificate
   */
  public LoginVerdict verdict() {
    if (findings.stream().anyMatch(finding -> finding.outcome() == Outcome.FAILED)) {
      return LoginVerdict.REFUSED;
    }
    return objections().isEmpty() && REQUIRED.stream().allMatch(this::has)
        ? LoginVerdict.ACCEPTED
        : LoginVerdict.UNDETERMINED;
  }

  /**
   * Who logged in.
   *
   * @return the certificate and the challenge; empty unless the verdict is {@link
   *     LoginVerdict#ACCEPTED}
   */
  public Optional<AcceptedLogin> accepted() {
    Optional<JpkiCertificate> certificate = holder.certificate();
    LoginChallenge signed = challenge;
    return verdict() == LoginVerdict.ACCEPTED && certificate.isPresent() && signed != null
        ? Optional.of(new AcceptedLogin(certificate.get(), signed, at))
        : Optional.empty();
  }

  /**
   * The findings that are in the way, the decisive ones first: what is wrong, then what is not
   * known.
   *
   * @return unmodifiable; empty if accepted
   */
  public List<LoginFinding> objections() {
    List<LoginFinding> objections = new ArrayList<>();
    for (Outcome outcome :
        Arrays.asList(Outcome.FAILED, Outcome.UNDETERMINED, Outcome.NOT_PERFORMED)) {
      findings.stream().filter(finding -> finding.outcome() == outcome).forEach(objections::add);
    }
    return Collections.unmodifiableList(objections);
  }

  /**
   * All findings.
   *
   * @return in the order of the checks, unmodifiable
   */
  public List<LoginFinding> findings() {
    return findings;
  }

  /**
   * Whether something was found.
   *
   * @param code what
   * @return true if it is among the findings
   */
  public boolean has(LoginCode code) {
    return findings.stream().anyMatch(finding -> finding.code() == code);
  }

  /**
   * What the validator found about the certificate.
   *
   * @return its report; empty if it was not asked
   */
  public Optional<ValidationReport> certificateReport() {
    return holder.report();
  }

  /**
   * When it was judged.
   *
   * @return the verifier's clock
   */
  public Instant at() {
    return at;
  }

  /** The verdict and the objections' codes. */
  @Override
  public String toString() {
    List<String> codes = new ArrayList<>();
    objections().forEach(finding -> codes.add(finding.code().name()));
    return "LoginReport[" + verdict() + (codes.isEmpty() ? "" : ": " + codes) + "]";
  }
}
