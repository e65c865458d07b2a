package io.github.jpki4j.testcard.pki;

import io.github.jpki4j.testcard.crypto.CvContent;
import io.github.jpki4j.testcard.crypto.RsaKey;
import java.math.BigInteger;
import java.security.interfaces.RSAPublicKey;
import java.util.Locale;

/**
 * The test CAs of the card-verifiable certificates (CV certificates) on simulated cards. Their keys
 * are fixed and published; their identifiers begin with the digit 9, which neither the real CAs nor
 * those of the JPKI test cards have.
 *
 * @since 0.1.0
 */
public enum TestCvCa {
  /** The chain of the card itself: data objects 00F8 and 7F21. Real role: x000020. */
  CARD("9000020", 0xA8),
  /** The surface application (券面事項確認AP). Real role: x000023. */
  SURFACE("9000023", 0),
  /** The text application (券面事項入力補助AP). Real role: x000033. */
  TEXT("9000033", 0);

  private final String digits;
  private final int last;

  TestCvCa(String digits, int last) {
    this.digits = digits;
    this.last = last;
  }

  /**
   * The identifier of the key, as certificates name it as their issuer.
   *
   * @return 16 bytes, a fresh array
   */
  public byte[] keyId() {
    return CvContent.keyId(digits, 1, last);
  }

  /**
   * The key that verifies certificates of this CA.
   *
   * @return an RSA key of 2,048 bits
   */
  public RSAPublicKey publicKey() {
    return key().publicKey();
  }

  /**
   * Issues a certificate, for tests of chains.
   *
   * @param subjectKeyId 16 bytes
   * @param subject an RSA key of 2,048 bits with exponent 65,537
   * @return the 563 bytes of objects 5F4E and 5F37, without the header 7F21 that a file has
   * @throws IllegalArgumentException if identifier or key have another form
   */
  public byte[] certify(byte[] subjectKeyId, RSAPublicKey subject) {
    boolean rightKey =
        subject.getModulus().bitLength() == 2048
            && subject.getPublicExponent().equals(BigInteger.valueOf(65_537));
    if (subjectKeyId.length != CvContent.KEY_ID || !rightKey) {
      throw new IllegalArgumentException("a CV certificate is for 16 bytes and an RSA-2048 key");
    }
    return CvContent.content(keyId(), key(), subjectKeyId, subject.getModulus());
  }

  private RsaKey key() {
    return RsaKey.named("test-cv-ca-" + name().toLowerCase(Locale.ROOT) + ".pk8.der");
  }
}
