package io.github.jpki4j.login;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.MalformedDataException;
import io.github.jpki4j.cert.CertificateValidator;
import io.github.jpki4j.cert.Finding;
import io.github.jpki4j.cert.FindingCode;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.cert.Outcome;
import io.github.jpki4j.cert.ValidationReport;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The certificate that somebody shows to log in: read first, then judged by the validator. */
final class HolderCertificate {

  private static final byte SEQUENCE = 0x30;
  private static final int SHORTEST_RSA_BITS = 2048;
  private static final int LONGEST_RSA_BITS = 4096;

  private HolderCertificate() {}

  /** What is known of it in the end. */
  record Judged(Optional<JpkiCertificate> certificate, Optional<ValidationReport> report) {

    static Judged nothing() {
      return new Judged(Optional.empty(), Optional.empty());
    }
  }

  /**
   * Reads a certificate.
   *
   * @param der at most as long as one may be
   * @param wrongForm the code if that is none
   */
  static JpkiCertificate read(byte[] der, LoginCode wrongForm) throws LoginException {
    if (der.length > LoginResponse.LONGEST_CERTIFICATE) {
      throw new LoginException(LoginCode.CERTIFICATE_LENGTH, Integer.toString(der.length));
    }
    if (der.length == 0 || der[0] != SEQUENCE) { // PEM would be another spelling
      throw new LoginException(wrongForm, MalformedDataException.Problem.NOT_SUCH_DATA.name());
    }
    try {
      return JpkiCertificate.parse(der);
    } catch (MalformedDataException e) {
      throw new LoginException(wrongForm, e.problem().name());
    }
  }

  /** Refuses a certificate whose key cannot be that of a login, before it is computed with. */
  static void requireKind(JpkiCertificate certificate) throws LoginException {
    if (certificate.kind().filter(kind -> kind == CertificateKind.SIGN).isPresent()) {
      throw new LoginException(LoginCode.CERTIFICATE_OF_SIGN_KEY);
    }
    PublicKey key = certificate.x509().getPublicKey();
    int bits = key instanceof RSAPublicKey rsa ? rsa.getModulus().bitLength() : 0;
    if (bits < SHORTEST_RSA_BITS || bits > LONGEST_RSA_BITS) {
      throw new LoginException(
          LoginCode.KEY_UNSUPPORTED, key.getAlgorithm() + (bits > 0 ? " " + bits : ""));
    }
  }

  /**
   * Asks the validator.
   *
   * @param findings what is found is added
   */
  static Judged judge(
      CertificateValidator validator,
      JpkiCertificate certificate,
      Collection<JpkiCertificate> authorities,
      List<LoginFinding> findings) {
    ValidationReport report = validator.validate(KeyKind.AUTH, certificate, authorities);
    if (report.isTrusted()) {
      findings.add(LoginFinding.of(LoginCode.CERTIFICATE_TRUSTED));
    } else {
      boolean isWrong =
          report.objections().stream().anyMatch(finding -> finding.outcome() == Outcome.FAILED);
      findings.add(
          LoginFinding.of(
              isWrong ? LoginCode.CERTIFICATE_NOT_TRUSTED : LoginCode.CERTIFICATE_UNDETERMINED,
              report.objections().stream().map(Finding::code).toArray()));
    }
    if (report.has(FindingCode.REVOCATION_NOT_CHECKED)) {
      findings.add(LoginFinding.of(LoginCode.REVOCATION_NOT_CHECKED));
    }
    if (report.has(FindingCode.ANCHOR_TEST)) {
      findings.add(LoginFinding.of(LoginCode.CERTIFICATE_OF_TEST_CA));
    }
    return new Judged(Optional.of(certificate), Optional.of(report));
  }

  /** The key, which {@link #requireKind} found to be RSA. */
  static RSAPublicKey key(JpkiCertificate certificate) {
    return (RSAPublicKey) certificate.x509().getPublicKey();
  }
}
