package io.github.jpki4j.it.docs;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.MalformedDataException;
import io.github.jpki4j.cert.CertificateValidator;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.cert.TrustAnchors;
import io.github.jpki4j.cert.ValidationReport;
import io.github.jpki4j.cert.revocation.Crl;
import io.github.jpki4j.cert.revocation.CrlChecker;
import io.github.jpki4j.it.docs.LoginJob.Login;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.List;

/** Validates a certificate, here that of a login. Shown in both READMEs. */
final class CertificateJob {

  private CertificateJob() {}

  /** The CA's revocation list, read once for all logins. */
  static CrlChecker revocation(byte[] list) throws MalformedDataException {
    return CrlChecker.of(Crl.parse(list));
  }

  /** The login as it comes over the network. */
  static Login received(byte[] certificate, byte[] issuer, byte[] signature)
      throws MalformedDataException {
    return new Login(JpkiCertificate.parse(certificate), JpkiCertificate.parse(issuer), signature);
  }

  static boolean accept(Login login, byte[] challenge, TrustAnchors anchors, CrlChecker revocation)
      throws GeneralSecurityException {
    // example-begin
    ValidationReport report =
        CertificateValidator.builder()
            .anchors(anchors)
            .revocation(revocation)
            .build()
            .validate(KeyKind.AUTH, login.certificate(), List.of(login.issuer()));
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initVerify(login.certificate().x509());
    signature.update(challenge);
    return report.isTrusted() && signature.verify(login.signature());
    // example-end
  }
}
