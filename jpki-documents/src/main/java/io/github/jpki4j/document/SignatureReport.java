package io.github.jpki4j.document;

import io.github.jpki4j.card.Digest;
import io.github.jpki4j.card.HashAlgorithm;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.cert.ValidationReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Everything that was found out about one signature: what the signature says of the document, and
 * what the validation says of the signer's certificate. Immutable, thread-safe.
 *
 * <p>The certificates are personal data: name and address are in those for digital signatures.
 * {@code toString} shows neither.
 *
 * @param findings about the signature, in the order of {@link SignatureAspect}, unmodifiable
 * @param signer the certificate whose key made the signature, or should have; empty if it did not
 *     come along or cannot be read
 * @param others the other certificates that came with it, 64 at most, which prove nothing by
 *     themselves; unmodifiable
 * @param claimedTime when it was made, as the signer says, to the second; nobody vouches for it
 * @param existed when it existed at the latest, as a time stamp proves that is good in every
 *     respect; the certificate is judged at that time. Empty if none proves anything
 * @param certificate what was found out about the signer's certificate; empty if there is no signer
 * @param revision the number of the state of a PDF that was signed, counted from 1; empty for CMS,
 *     and for a signature that does not cover a state of the file as a whole
 * @param fingerprint of the value of the signature, see {@link #fingerprint(byte[])}; empty if it
 *     could not be read
 * @since 0.1.0
 */
public record SignatureReport(
    List<SignatureFinding> findings,
    Optional<JpkiCertificate> signer,
    List<JpkiCertificate> others,
    Optional<Instant> claimedTime,
    Optional<Instant> existed,
    Optional<ValidationReport> certificate,
    OptionalInt revision,
    Optional<String> fingerprint) {

  /**
   * Copies the lists.
   *
   * @param findings about the signature
   * @param signer the certificate of the signer
   * @param others the other certificates
   * @param claimedTime when it was made, as the signer says
   * @param existed when it existed at the latest, as a time stamp proves
   * @param certificate what was found out about the signer's certificate
   * @param revision the number of the state that was signed
   * @param fingerprint of the value of the signature
   */
  public SignatureReport {
    findings = List.copyOf(findings);
    others = List.copyOf(others);
  }

  /**
   * By what programs know that they speak of the same signature.
   *
   * @param value of a signature, as the key made it; not kept
   * @return the SHA-256 hash, in lower-case hexadecimal digits
   */
  public static String fingerprint(byte[] value) {
    return HexFormat.of().formatHex(Digest.ofMessage(HashAlgorithm.SHA256, value).value());
  }

  /**
   * The same with more findings.
   *
   * @param more in any order; copied
   * @return a new one
   */
  public SignatureReport with(List<SignatureFinding> more) {
    List<SignatureFinding> all = new ArrayList<>(findings);
    all.addAll(more);
    all.sort(Comparator.comparing(finding -> finding.code().check()));
    return new SignatureReport(
        all, signer, others, claimedTime, existed, certificate, revision, fingerprint);
  }

  /**
   * Signature and certificate in one word.
   *
   * @return anything but {@link DocumentVerdict#NOT_SIGNED}
   */
  public DocumentVerdict verdict() {
    if (!isIntact()) {
      return DocumentVerdict.NOT_INTACT;
    }
    return isTrusted() ? DocumentVerdict.GOOD : DocumentVerdict.NOT_TRUSTED;
  }

  /**
   * Whether the signature is good in every respect.
   *
   * @return true if the verdict is {@link DocumentVerdict#GOOD}
   */
  public boolean isGood() {
    return verdict() == DocumentVerdict.GOOD;
  }

  /**
   * Whether the key of the signer's certificate signed the whole document as it is. That says
   * nothing of who holds the key.
   *
   * @return true if no finding about the signature objects
   */
  public boolean isIntact() {
    return findings.stream().noneMatch(SignatureFinding::isObjection);
  }

  /**
   * Whether one can rely on the signer's certificate. That says nothing of the document.
   *
   * @return true if there is a certificate, and its validation trusts it
   */
  public boolean isTrusted() {
    return certificate.filter(ValidationReport::isTrusted).isPresent();
  }

  /**
   * Whether something was found about the signature.
   *
   * @param code what
   * @return true if it is among the findings
   */
  public boolean has(SignatureCode code) {
    return findings.stream().anyMatch(finding -> finding.code() == code);
  }
}
