package io.github.jpki4j.it.docs;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.PinIncorrectException;
import io.github.jpki4j.card.JpkiAp;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.transport.CardSource;

/** Logs in: a server's challenge is signed with the auth key. Shown in both READMEs. */
final class LoginJob {

  private LoginJob() {}

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
}
