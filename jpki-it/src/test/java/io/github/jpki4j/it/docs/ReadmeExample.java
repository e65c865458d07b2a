package io.github.jpki4j.it.docs;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.PinIncorrectException;
import io.github.jpki4j.card.JpkiAp;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.cert.CertificateValidator;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.cert.TrustAnchors;
import io.github.jpki4j.cert.ValidationReport;
import io.github.jpki4j.cert.revocation.RevocationChecker;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.transport.CardSource;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.List;

/**
 * The examples of both READMEs, between the marks; DocExampleTest compares, ReadmeTest runs them.
 */
final class ReadmeExample {

  private ReadmeExample() {}

  record Login(JpkiCertificate certificate, JpkiCertificate issuer, byte[] signature) {}

  static Login login(CardSource reader, char[] typed, byte[] challenge) throws JpkiException {
    // example-begin
    try (Pin pin = Pin.auth(typed); // checked here, before the card is touched; erased on close
        MyNumberCard card = MyNumberCard.open(reader.open())) {
      JpkiAp jpki = card.jpki();
      JpkiCertificate certificate = jpki.readCertificate(CertificateKind.AUTH);
      JpkiCertificate issuer = jpki.readCertificate(CertificateKind.AUTH_CA);
      byte[] signature = jpki.signMessage(pin, challenge); // one VERIFY, one signature, checked
      return new Login(certificate, issuer, signature);
    } catch (PinIncorrectException e) {
      throw new IllegalArgumentException("wrong PIN, tries left: " + e.triesLeft(), e);
    }
    // example-end
  }

  static boolean accept(
      Login login, byte[] challenge, TrustAnchors anchors, RevocationChecker revocation)
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
