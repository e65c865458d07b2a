package io.github.jpki4j.it;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.PinIncorrectException;
import io.github.jpki4j.card.Digest;
import io.github.jpki4j.card.HashAlgorithm;
import io.github.jpki4j.card.JpkiAp;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.transport.CardSource;
import java.security.cert.X509Certificate;

/** The example of both READMEs, between the two marks; ReadmeTest compares and runs it. */
final class ReadmeExample {

  private ReadmeExample() {}

  record Login(X509Certificate certificate, byte[] signature) {}

  static Login login(CardSource reader, char[] typed, byte[] challenge) throws JpkiException {
    // example-begin
    try (Pin pin = Pin.auth(typed); // checked here, before the card is touched; erased on close
        MyNumberCard card = MyNumberCard.open(reader.open())) {
      JpkiAp jpki = card.jpki();
      X509Certificate certificate = jpki.readCertificate(CertificateKind.AUTH);
      Digest digest = Digest.ofMessage(HashAlgorithm.SHA256, challenge);
      byte[] signature = jpki.sign(pin, digest); // one VERIFY, one signature, checked
      return new Login(certificate, signature);
    } catch (PinIncorrectException e) {
      throw new IllegalArgumentException("wrong PIN, tries left: " + e.triesLeft(), e);
    }
    // example-end
  }
}
