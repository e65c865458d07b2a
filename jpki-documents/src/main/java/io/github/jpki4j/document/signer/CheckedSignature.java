package io.github.jpki4j.document.signer;

import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.document.SignatureFinding;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A signature, looked at in every respect but whether its certificate can be trusted.
 *
 * @param findings in the order of the checks
 * @param signer the certificate whose key made the signature, or should have
 * @param others the other certificates that came with it, which prove nothing by themselves
 * @param claimedTime when it was made, as the signer says
 * @param timeStamps those that the signature has in its attributes
 * @param revision number of the state of a PDF that was signed, counted from 1
 * @param fingerprint of the value of the signature, as the report has it
 */
public record CheckedSignature(
    List<SignatureFinding> findings,
    Optional<JpkiCertificate> signer,
    List<JpkiCertificate> others,
    Optional<Instant> claimedTime,
    List<CheckedTimeStamp> timeStamps,
    OptionalInt revision,
    Optional<String> fingerprint) {

  /** Certificates with the issuer's name, of those that came along, whose keys are tried. */
  private static final int MOST_ISSUERS = 8;

  /**
   * Sorts the findings and copies the lists.
   *
   * @param findings in any order
   * @param signer the certificate of the signer
   * @param others the other certificates
   * @param claimedTime when it was made, as the signer says
   * @param timeStamps those that the signature has in its attributes
   * @param revision number of the state of a PDF that was signed
   * @param fingerprint of the value of the signature
   */
  public CheckedSignature {
    findings = findings.stream().sorted(Comparator.comparing(f -> f.code().check())).toList();
    others = List.copyOf(others);
    timeStamps = List.copyOf(timeStamps);
  }

  /**
   * A signature of which nothing more can be said.
   *
   * @param findings in any order; copied
   * @return without a signer
   */
  public static CheckedSignature of(List<SignatureFinding> findings) {
    return new CheckedSignature(
        findings,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        List.of(),
        OptionalInt.empty(),
        Optional.empty());
  }

  /**
   * The same, signed at that time if the signed attributes do not say when.
   *
   * @param time as the signer says elsewhere
   * @return a new one
   */
  public CheckedSignature withTime(Instant time) {
    return new CheckedSignature(
        findings,
        signer,
        others,
        claimedTime.or(() -> Optional.of(time)),
        timeStamps,
        revision,
        fingerprint);
  }

  /**
   * The same, of a state of a PDF.
   *
   * @param number of the state that was signed, counted from 1; empty if it covers none
   * @return a new one
   */
  public CheckedSignature withRevision(OptionalInt number) {
    return new CheckedSignature(
        findings, signer, others, claimedTime, timeStamps, number, fingerprint);
  }

  /** Those of the other certificates that may have issued the signer's. */
  List<JpkiCertificate> issuers() {
    return signer.map(this::issuers).orElse(List.of());
  }

  private List<JpkiCertificate> issuers(JpkiCertificate certificate) {
    return others.stream()
        .filter(other -> SignerCertificates.mayHaveIssued(other, certificate))
        .limit(MOST_ISSUERS)
        .toList();
  }
}
