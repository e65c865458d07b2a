package io.github.jpki4j.document.signer;

import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.cert.ValidationReport;
import io.github.jpki4j.document.SignatureFinding;
import io.github.jpki4j.document.SignatureReport;
import io.github.jpki4j.document.SignerValidator;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A signature, looked at in every respect but whether its certificate can be trusted.
 *
 * @param findings in the order of the checks
 * @param signer the certificate whose key made the signature, or should have
 * @param others the other certificates that came with it, which prove nothing by themselves
 * @param claimedTime when it was made, as the signer says
 * @param revision number of the state of a PDF that was signed, counted from 1
 */
public record CheckedSignature(
    List<SignatureFinding> findings,
    Optional<JpkiCertificate> signer,
    List<JpkiCertificate> others,
    Optional<Instant> claimedTime,
    OptionalInt revision) {

  /** Certificates with the issuer's name, of those that came along, whose keys are tried. */
  private static final int MOST_ISSUERS = 8;

  /**
   * Sorts the findings and copies both lists.
   *
   * @param findings in any order
   * @param signer the certificate of the signer
   * @param others the other certificates
   * @param claimedTime when it was made, as the signer says
   * @param revision number of the state of a PDF that was signed
   */
  public CheckedSignature {
    findings = findings.stream().sorted(Comparator.comparing(f -> f.code().check())).toList();
    others = List.copyOf(others);
  }

  /**
   * A signature of which nothing more can be said.
   *
   * @param findings in any order; copied
   * @return without a signer
   */
  public static CheckedSignature of(List<SignatureFinding> findings) {
    return new CheckedSignature(
        findings, Optional.empty(), List.of(), Optional.empty(), OptionalInt.empty());
  }

  /**
   * The same, signed at that time if the signed attributes do not say when.
   *
   * @param time as the signer says elsewhere
   * @return a new one
   */
  public CheckedSignature withTime(Instant time) {
    return new CheckedSignature(
        findings, signer, others, claimedTime.or(() -> Optional.of(time)), revision);
  }

  /**
   * The same, of a state of a PDF.
   *
   * @param number of the state that was signed, counted from 1; empty if it covers none
   * @return a new one
   */
  public CheckedSignature withRevision(OptionalInt number) {
    return new CheckedSignature(findings, signer, others, claimedTime, number);
  }

  /** What a judgement is about; each is made once, however many signatures there are. */
  private record Judged(JpkiCertificate certificate, List<JpkiCertificate> issuers) {}

  /**
   * Judges the certificates as well, however bad the signatures are.
   *
   * @param checked the signatures of one document
   * @param signers judges them, each certificate once
   * @return the joint reports, in the same order
   */
  public static List<SignatureReport> judged(
      List<CheckedSignature> checked, SignerValidator signers) {
    Map<Judged, ValidationReport> reports = new HashMap<>();
    return checked.stream().map(one -> one.judged(signers, reports)).toList();
  }

  private SignatureReport judged(SignerValidator signers, Map<Judged, ValidationReport> reports) {
    return new SignatureReport(
        findings,
        signer,
        others,
        claimedTime,
        signer
            .map(certificate -> new Judged(certificate, issuers(certificate)))
            .map(
                one ->
                    reports.computeIfAbsent(
                        one, key -> signers.validate(key.certificate(), key.issuers()))),
        revision);
  }

  private List<JpkiCertificate> issuers(JpkiCertificate certificate) {
    return others.stream()
        .filter(other -> SignerCertificates.mayHaveIssued(other, certificate))
        .limit(MOST_ISSUERS)
        .toList();
  }
}
