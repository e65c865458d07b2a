package io.github.jpki4j.cert;

import io.github.jpki4j.KeyKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Everything that a {@link CertificateValidator} found about one certificate, at least one finding
 * for each {@link Check}. Immutable, thread-safe.
 *
 * @since 0.1.0
 */
public final class ValidationReport {

  private final KeyKind purpose;
  private final Instant at;
  private final Optional<JpkiCertificate> issuer;
  private final List<Finding> findings;
  private final Set<Check> accepted;

  ValidationReport(
      KeyKind purpose,
      Instant at,
      Optional<JpkiCertificate> issuer,
      List<Finding> findings,
      Set<Check> accepted) {
    this.purpose = purpose;
    this.at = at;
    this.issuer = issuer;
    this.findings = Collections.unmodifiableList(new ArrayList<>(findings));
    this.accepted = accepted;
  }

  /**
   * Whether one can rely on the certificate for the purpose at the instant: nothing failed, nothing
   * is undetermined, and nothing was left out but what the caller accepted.
   *
   * @return true only then
   */
  public boolean isTrusted() {
    return objections().isEmpty();
  }

  /**
   * The findings that are in the way of trust.
   *
   * @return in the order of the checks, unmodifiable; empty if trusted
   */
  public List<Finding> objections() {
    List<Finding> objections = new ArrayList<>(findings);
    objections.removeIf(finding -> !isObjection(finding));
    return Collections.unmodifiableList(objections);
  }

  private boolean isObjection(Finding finding) {
    return switch (finding.outcome()) {
      case PASSED, WARNING -> false;
      case NOT_PERFORMED -> !accepted.contains(finding.check());
      case UNDETERMINED, FAILED -> true;
    };
  }

  /**
   * All findings.
   *
   * @return in the order of the checks, unmodifiable
   */
  public List<Finding> findings() {
    return findings;
  }

  /**
   * Whether something was found.
   *
   * @param code what
   * @return true if it is among the findings
   */
  public boolean has(FindingCode code) {
    return findings.stream().anyMatch(finding -> finding.code() == code);
  }

  /**
   * What the certificate was looked at for.
   *
   * @return the purpose
   */
  public KeyKind purpose() {
    return purpose;
  }

  /**
   * The instant for which the report holds.
   *
   * @return the clock's, when the validation began, or the one at which the signature existed
   */
  public Instant at() {
    return at;
  }

  /**
   * The CA certificate whose key signed the certificate, trusted or not.
   *
   * @return the issuer, empty if none of those available did
   */
  public Optional<JpkiCertificate> issuer() {
    return issuer;
  }

  /**
   * The checks that the caller accepted to be left out.
   *
   * @return a fresh set
   */
  public Set<Check> accepted() {
    return accepted.isEmpty() ? EnumSet.noneOf(Check.class) : EnumSet.copyOf(accepted);
  }

  /** The result and the objections' codes. */
  @Override
  public String toString() {
    List<String> codes = new ArrayList<>();
    objections().forEach(finding -> codes.add(finding.code().name()));
    return "ValidationReport["
        + purpose
        + (isTrusted() ? " trusted" : " not trusted: ")
        + String.join(", ", codes)
        + "]";
  }
}
