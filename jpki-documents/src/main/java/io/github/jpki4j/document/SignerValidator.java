package io.github.jpki4j.document;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cert.CertificateValidator;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.cert.ValidationReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * By what the certificates of signers are judged: the purpose, and core's {@link
 * CertificateValidator}, which has the trusted CAs, the clock and the check of revocation.
 *
 * <p>The clock says for which time the judgement holds, and that is not the time that a signer
 * claims: {@link java.time.Clock#fixed} for a time in the past. Without a fixed clock each
 * signature of a document is judged at the time at which it is its turn.
 *
 * <p>Immutable; thread-safe if the validator is.
 *
 * @since 0.1.0
 */
public final class SignerValidator {

  private final KeyKind purpose;
  private final CertificateValidator validator;
  private final List<JpkiCertificate> authorities;
  private final Optional<TimeStampTrust> timeStamps;

  private SignerValidator(
      KeyKind purpose,
      CertificateValidator validator,
      List<JpkiCertificate> authorities,
      Optional<TimeStampTrust> timeStamps) {
    this.purpose = purpose;
    this.validator = validator;
    this.authorities = authorities;
    this.timeStamps = timeStamps;
  }

  /**
   * Judges with the CA certificates that come along with a signature, and those that the validator
   * trusts.
   *
   * @param purpose what the certificates shall be good for: {@link KeyKind#SIGN} for signatures of
   *     persons, {@link KeyKind#AUTH} where the key for user authentication signs
   * @param validator judges each certificate
   * @return judges by them
   */
  public static SignerValidator of(KeyKind purpose, CertificateValidator validator) {
    return new SignerValidator(purpose, validator, List.of(), Optional.empty());
  }

  /**
   * The same with more CA certificates that may have issued one of a signer. They count only as far
   * as the validator's trusted CAs do.
   *
   * @param more looked at before those that come along with a signature; copied
   * @return a new one
   */
  public SignerValidator withAuthorities(Collection<JpkiCertificate> more) {
    List<JpkiCertificate> all = new ArrayList<>(authorities);
    all.addAll(more);
    return new SignerValidator(purpose, validator, List.copyOf(all), timeStamps);
  }

  /**
   * The same with time stamps: the certificate of a signature that existed at some time, as a time
   * stamp proves, is judged at that time. Without this, time stamps are looked at and prove
   * nothing.
   *
   * @param trust whose time stamps count
   * @return a new one
   */
  public SignerValidator withTimeStamps(TimeStampTrust trust) {
    return new SignerValidator(purpose, validator, authorities, Optional.of(trust));
  }

  /**
   * Whose time stamps count.
   *
   * @return empty if nobody's do
   */
  public Optional<TimeStampTrust> timeStamps() {
    return timeStamps;
  }

  /**
   * Judges the certificate of a signature that is proven to have existed at an instant. What the
   * validator's revocation checker throws is passed on.
   *
   * @param signer the certificate
   * @param others the certificates that came with it
   * @param existed when the signature existed at the latest
   * @return all findings
   */
  public ValidationReport validate(
      JpkiCertificate signer, Collection<JpkiCertificate> others, Instant existed) {
    return validator.validate(purpose, signer, candidates(others), existed);
  }

  /**
   * Judges one certificate. What the validator's revocation checker throws is passed on.
   *
   * @param signer the certificate
   * @param others the certificates that came with it
   * @return all findings
   */
  public ValidationReport validate(JpkiCertificate signer, Collection<JpkiCertificate> others) {
    return validator.validate(purpose, signer, candidates(others));
  }

  private List<JpkiCertificate> candidates(Collection<JpkiCertificate> others) {
    List<JpkiCertificate> candidates = new ArrayList<>(authorities);
    candidates.addAll(others);
    return candidates;
  }
}
