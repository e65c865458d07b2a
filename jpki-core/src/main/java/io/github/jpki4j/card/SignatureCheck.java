package io.github.jpki4j.card;

import io.github.jpki4j.MalformedResponseException;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.internal.DerException;
import io.github.jpki4j.internal.ParserBoundary;
import java.security.interfaces.RSAPublicKey;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.encodings.PKCS1Encoding;
import org.bouncycastle.crypto.engines.RSAEngine;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.signers.PSSSigner;
import org.bouncycastle.util.Arrays;

/**
 * Whether a signature over a digest fits a public key. BouncyCastle's engines rather than JCA: the
 * same on Android and the JVM, whatever providers are installed. Immutable.
 */
final class SignatureCheck {

  /** Salt of the card's RSASSA-PSS in bytes; facts: card.md §3.6, exemplars (myna-card). */
  private static final int SALT_LENGTH = 32;

  private final RSAKeyParameters key;

  private SignatureCheck(RSAKeyParameters key) {
    this.key = key;
  }

  /**
   * Prepares the check, when the certificate is read: BouncyCastle looks for small factors of the
   * modulus and whether it is prime, which takes its time and may end in a refusal.
   *
   * @param certificate of a holder, with an RSA key of bounded size
   */
  static SignatureCheck of(JpkiCertificate certificate) throws MalformedResponseException {
    try {
      return ParserBoundary.call(
          () -> {
            RSAPublicKey key = (RSAPublicKey) certificate.x509().getPublicKey();
            return new SignatureCheck(
                new RSAKeyParameters(false, key.getModulus(), key.getPublicExponent()));
          });
    } catch (DerException e) {
      throw new MalformedResponseException("the certificate's key is of no use", e);
    }
  }

  boolean verifies(SignatureScheme scheme, Digest digest, byte[] signature) {
    try {
      return ParserBoundary.call(
          () ->
              scheme == SignatureScheme.PSS
                  ? verifiesPss(digest, signature)
                  : verifiesPkcs1(digest, signature));
    } catch (DerException e) {
      return false; // not a block of this key: BouncyCastle says so by several exceptions
    }
  }

  private boolean verifiesPkcs1(Digest digest, byte[] signature) throws CryptoException {
    PKCS1Encoding engine = new PKCS1Encoding(new RSAEngine());
    engine.init(false, key);
    byte[] recovered = engine.processBlock(signature, 0, signature.length);
    return Arrays.constantTimeAreEqual(recovered, DigestInfo.encode(digest));
  }

  private boolean verifiesPss(Digest digest, byte[] signature) {
    PSSSigner verifier =
        PSSSigner.createRawSigner(
            new RSAEngine(),
            new SHA256Digest(),
            new SHA256Digest(),
            SALT_LENGTH,
            PSSSigner.TRAILER_IMPLICIT);
    verifier.init(false, key);
    byte[] hash = digest.value();
    verifier.update(hash, 0, hash.length);
    return verifier.verifySignature(signature);
  }
}
