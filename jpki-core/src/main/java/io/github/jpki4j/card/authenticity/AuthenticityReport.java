package io.github.jpki4j.card.authenticity;

import io.github.jpki4j.cert.BasicFourAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * What was found out about a card. What it does not tell, whatever the verdict: how far away the
 * card is, who holds it and whether that person agrees, whether it was reported lost or has
 * expired, and whether expiry and security code, which nobody signed, are right. Immutable,
 * thread-safe.
 *
 * @since 0.1.0
 */
public final class AuthenticityReport {

  private final List<AuthenticityFinding> findings;
  private final Optional<BasicFourAttributes> person;
  private final AuthenticityEvidence evidence;

  AuthenticityReport(
      List<AuthenticityFinding> findings,
      Optional<BasicFourAttributes> person,
      AuthenticityEvidence evidence) {
    this.findings = Collections.unmodifiableList(new ArrayList<>(findings));
    this.person = person;
    this.evidence = evidence;
  }

  /**
   * The report in one word.
   *
   * @return {@link AuthenticityVerdict#GENUINE} only if all that is required is proven, and nothing
   *     failed
   */
  public AuthenticityVerdict verdict() {
    if (findings.stream().anyMatch(finding -> finding.outcome() == AuthenticityOutcome.FAILED)) {
      return AuthenticityVerdict.FAILED;
    }
    if (!missing().isEmpty()) {
      return AuthenticityVerdict.NOT_PROVEN;
    }
    boolean test =
        findings.stream().anyMatch(finding -> finding.code() == AuthenticityCode.CHAIN_TEST);
    return test ? AuthenticityVerdict.GENUINE_FOR_TESTS : AuthenticityVerdict.GENUINE;
  }

  /**
   * What is missing for a genuine card: the required checks that are not proven.
   *
   * @return {@link AuthenticityCheck#SURFACE_CHAIN}, {@link AuthenticityCheck#FACE_RECORD} unless
   *     the record of the age is proven in its place, {@link AuthenticityCheck#SURFACE_CHALLENGE};
   *     unmodifiable, empty if nothing is missing
   */
  public List<AuthenticityCheck> missing() {
    List<AuthenticityCheck> missing = new ArrayList<>();
    if (!isProven(AuthenticityCheck.SURFACE_CHAIN)) {
      missing.add(AuthenticityCheck.SURFACE_CHAIN);
    }
    if (!isProven(AuthenticityCheck.FACE_RECORD) && !isProven(AuthenticityCheck.AGE_RECORD)) {
      missing.add(AuthenticityCheck.FACE_RECORD);
    }
    if (!isProven(AuthenticityCheck.SURFACE_CHALLENGE)) {
      missing.add(AuthenticityCheck.SURFACE_CHALLENGE);
    }
    return Collections.unmodifiableList(missing);
  }

  private boolean isProven(AuthenticityCheck check) {
    return findings.stream()
        .anyMatch(
            finding -> finding.check() == check && finding.outcome() == AuthenticityOutcome.PROVEN);
  }

  /**
   * Whether the keys of the CAs that this report rests on come from one published source, and the
   * caller vouches for none of them.
   *
   * @return true if a certificate is proven by such a key
   */
  public boolean restsOnPublishedKeys() {
    return has(AuthenticityCode.CHAIN_PUBLISHED);
  }

  /**
   * All findings.
   *
   * @return in the order of the checks, unmodifiable
   */
  public List<AuthenticityFinding> findings() {
    return findings;
  }

  /**
   * Whether something was found.
   *
   * @param code what
   * @return true if it is among the findings
   */
  public boolean has(AuthenticityCode code) {
    return findings.stream().anyMatch(finding -> finding.code() == code);
  }

  /**
   * Birth date and, unless the birth key opened the record, gender of the person for whom the card
   * was issued, as the record has them that is bound to the key that answered. No name and no
   * address: these are images.
   *
   * @return empty unless the verdict is {@link AuthenticityVerdict#GENUINE} or {@link
   *     AuthenticityVerdict#GENUINE_FOR_TESTS}
   */
  public Optional<BasicFourAttributes> person() {
    return switch (verdict()) {
      case GENUINE, GENUINE_FOR_TESTS -> person;
      case NOT_PROVEN, FAILED -> Optional.empty();
    };
  }

  /**
   * The bytes by which a stranger can verify the findings himself.
   *
   * @return the evidence; personal data
   */
  public AuthenticityEvidence evidence() {
    return evidence;
  }

  /** The verdict and what failed. */
  @Override
  public String toString() {
    List<String> failed = new ArrayList<>();
    for (AuthenticityFinding finding : findings) {
      if (finding.outcome() == AuthenticityOutcome.FAILED) {
        failed.add(finding.check() + " " + finding.code());
      }
    }
    return "AuthenticityReport["
        + verdict()
        + (failed.isEmpty() ? "" : ": ")
        + String.join(", ", failed)
        + "]";
  }
}
