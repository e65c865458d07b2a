package io.github.jpki4j.card;

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
 * same on Android and the JVM, whatever providers are installed.
 */
final class SignatureCheck {

  /** Salt of the card's RSASSA-PSS in bytes; facts: card.md §3.6, exemplars (myna-card). */
  private static final int SALT_LENGTH = 32;

  private SignatureCheck() {}

  static boolean verifies(
      RSAPublicKey key, SignatureScheme scheme, Digest digest, byte[] signature) {
    RSAKeyParameters parameters =
        new RSAKeyParameters(false, key.getModulus(), key.getPublicExponent());
    return scheme == SignatureScheme.PSS
        ? verifiesPss(parameters, digest, signature)
        : verifiesPkcs1(parameters, digest, signature);
  }

  private static boolean verifiesPkcs1(RSAKeyParameters key, Digest digest, byte[] signature) {
    PKCS1Encoding engine = new PKCS1Encoding(new RSAEngine());
    engine.init(false, key);
    try {
      byte[] recovered = engine.processBlock(signature, 0, signature.length);
      return Arrays.constantTimeAreEqual(recovered, DigestInfo.encode(digest));
    } catch (CryptoException | RuntimeException e) {
      return false; // not a block of this key: BouncyCastle says so by several exceptions
    }
  }

  private static boolean verifiesPss(RSAKeyParameters key, Digest digest, byte[] signature) {
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
