package io.github.jpki4j.samples.login;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.MalformedDataException;
import io.github.jpki4j.cert.CertificateValidator;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.cert.ValidationReport;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.Signature;
import java.util.List;

/**
 * The server's side, in one class: gives out a challenge, and accepts one proof for it. One object
 * for one login; not thread-safe.
 */
public final class LoginCheck {

  private final CertificateValidator validator;
  private final byte[] challenge = new byte[32];
  private boolean used;

  /**
   * Makes a fresh challenge.
   *
   * @param validator with the CAs to be trusted and a source of revocation data
   */
  public LoginCheck(CertificateValidator validator) {
    this.validator = validator;
    new SecureRandom().nextBytes(challenge);
  }

  /** What is to be signed: 32 bytes of chance, a copy. */
  public byte[] challenge() {
    return challenge.clone();
  }

  /**
   * Checks a proof.
   *
   * @param proof any bytes, as they come over the network
   * @return why it is not accepted, one text for each reason; empty if it is accepted
   */
  public List<String> objections(LoginProof proof) {
    if (used) {
      return List.of("the challenge was answered before");
    }
    used = true;
    try {
      JpkiCertificate certificate = JpkiCertificate.parse(proof.certificate());
      JpkiCertificate issuer = JpkiCertificate.parse(proof.issuer());
      ValidationReport report = validator.validate(KeyKind.AUTH, certificate, List.of(issuer));
      if (!report.isTrusted()) {
        return report.objections().stream().map(finding -> finding.code().name()).toList();
      }
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initVerify(certificate.x509());
      signature.update(challenge);
      return signature.verify(proof.signature())
          ? List.of()
          : List.of("the signature is not that of this challenge");
    } catch (MalformedDataException e) {
      return List.of("not a certificate");
    } catch (GeneralSecurityException e) {
      return List.of("not a signature");
    }
  }
}
