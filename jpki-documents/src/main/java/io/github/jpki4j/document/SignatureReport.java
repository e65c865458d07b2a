package io.github.jpki4j.document;

import io.github.jpki4j.cert.JpkiCertificate;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Everything that was found out about one signature, but whether its certificate can be trusted.
 *
 * @param findings in the order of the checks
 * @param signer the certificate whose key made the signature, or should have
 * @param others the other certificates that came with it, which prove nothing by themselves
 * @param claimedTime when it was made, as the signer says
 */
public record SignatureReport(
    List<SignatureFinding> findings,
    Optional<JpkiCertificate> signer,
    List<JpkiCertificate> others,
    Optional<Instant> claimedTime) {

  /** A signature of which nothing more can be said. */
  static SignatureReport of(List<SignatureFinding> findings) {
    return new SignatureReport(sorted(findings), Optional.empty(), List.of(), Optional.empty());
  }

  /** In the order of the checks, unmodifiable. */
  static List<SignatureFinding> sorted(List<SignatureFinding> findings) {
    return findings.stream().sorted(Comparator.comparing(f -> f.code().check())).toList();
  }

  /**
   * Whether the key of the signer's certificate signed the whole document as it is.
   *
   * @return true if no finding objects
   */
  public boolean isIntact() {
    return findings.stream().noneMatch(SignatureFinding::isObjection);
  }

  /**
   * Whether something was found.
   *
   * @param code what
   * @return true if it is among the findings
   */
  public boolean has(SignatureCode code) {
    return findings.stream().anyMatch(finding -> finding.code() == code);
  }
}
