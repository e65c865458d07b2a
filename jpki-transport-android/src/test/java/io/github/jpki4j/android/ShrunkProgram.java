package io.github.jpki4j.android;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.PinIncorrectException;
import io.github.jpki4j.card.Digest;
import io.github.jpki4j.card.HashAlgorithm;
import io.github.jpki4j.card.JpkiAp;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.testcard.TestCard;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;

/** A whole program, for {@link ShrunkProgramTest}: reads, signs, meets an exception, says so. */
final class ShrunkProgram {

  private static final byte[] MESSAGE = "TEST message".getBytes(StandardCharsets.UTF_8);

  private ShrunkProgram() {}

  public static void main(String[] args) throws JpkiException, GeneralSecurityException {
    TestCard card = TestCard.builder().build();
    try (MyNumberCard session = MyNumberCard.open(new PhoneField(card.connect()).open());
        Pin pin = Pin.auth("1234".toCharArray());
        Pin wrong = Pin.sign("WRONG1".toCharArray())) {
      JpkiAp jpki = session.jpki();
      System.out.println(jpki.token().kind());
      JpkiCertificate certificate = jpki.readCertificate(CertificateKind.AUTH);
      Signature verifier = Signature.getInstance("SHA256withRSA");
      verifier.initVerify(certificate.x509());
      verifier.update(MESSAGE);
      byte[] signature = jpki.sign(pin, Digest.ofMessage(HashAlgorithm.SHA256, MESSAGE));
      System.out.println("signed: " + verifier.verify(signature));
      jpki.verify(wrong);
    } catch (PinIncorrectException e) {
      System.out.println("wrong, tries left: " + e.triesLeft());
      System.out.println("card says: " + card.triesLeft(KeyKind.SIGN));
    }
  }
}
