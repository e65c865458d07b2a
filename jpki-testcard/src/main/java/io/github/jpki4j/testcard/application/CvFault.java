package io.github.jpki4j.testcard.application;

import io.github.jpki4j.testcard.crypto.CvContent;
import io.github.jpki4j.testcard.crypto.RsaKey;
import io.github.jpki4j.testcard.pki.TestCvCa;
import java.security.interfaces.RSAPublicKey;

/** What may be wrong with the CV certificates of a card. */
public enum CvFault {
  /** Nothing. */
  NONE,
  /** The issuer is one that nobody knows. */
  UNKNOWN_ISSUER,
  /** The certificate is for another key than the one that signed. */
  OTHER_KEY,
  /** One bit of the signature is wrong. */
  BAD_SIGNATURE;

  /** A key that has nothing to do with CV certificates. */
  private static final String FOREIGN = "test-chip-common.pk8.der";

  /** What a certificate contains, with this fault. */
  byte[] certificate(TestCvCa ca, byte[] subjectId, RSAPublicKey subject) {
    RsaKey foreign = RsaKey.named(FOREIGN);
    return switch (this) {
      case NONE -> ca.certify(subjectId, subject);
      case UNKNOWN_ISSUER ->
          CvContent.content(
              CvContent.keyId("9999999", 1, 0), foreign, subjectId, subject.getModulus());
      case OTHER_KEY -> ca.certify(subjectId, foreign.publicKey());
      case BAD_SIGNATURE -> {
        byte[] content = ca.certify(subjectId, subject);
        content[content.length - 1] ^= 1;
        yield content;
      }
    };
  }
}
