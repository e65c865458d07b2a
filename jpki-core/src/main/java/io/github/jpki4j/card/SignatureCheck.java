package io.github.jpki4j.card;

import io.github.jpki4j.MalformedResponseException;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.internal.DerException;
import io.github.jpki4j.internal.ParserBoundary;
import java.security.interfaces.RSAPublicKey;
import java.util.Optional;
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

  /** Salt of the card's RSASSA-PSS in bytes; CARD-41. */
  private static final int SALT_LENGTH = 32;

  /** Empty for a key of another kind than RSA. */
  private final Optional<RSAKeyParameters> key;

  private SignatureCheck(Optional<RSAKeyParameters> key) {
    this.key = key;
  }

  /**
   * Prepares the check, when the certificate is read: BouncyCastle looks for small factors of the
   * modulus and whether it is prime, which takes its time and may end in a refusal.
   *
   * @param certificate of a holder; if its key is RSA, of bounded size
   */
  static SignatureCheck of(JpkiCertificate certificate) throws MalformedResponseException {
    if (!(certificate.x509().getPublicKey() instanceof RSAPublicKey rsa)) {
      return new SignatureCheck(Optional.empty());
    }
    try {
      return new SignatureCheck(
          ParserBoundary.call(
              () ->
                  Optional.of(
                      new RSAKeyParameters(false, rsa.getModulus(), rsa.getPublicExponent()))));
    } catch (DerException e) {
      throw new MalformedResponseException("the certificate's key is of no use", e);
    }
  }

  /** Whether this key can have made any of the signatures that this library asks for. */
  boolean isPossible() {
    return key.isPresent();
  }

  boolean verifies(SignatureScheme scheme, Digest digest, byte[] signature) {
    if (!key.isPresent()) {
      return false;
    }
    try {
      return ParserBoundary.call(
          () ->
              scheme == SignatureScheme.PSS
                  ? verifiesPss(key.get(), digest, signature)
                  : verifiesPkcs1(key.get(), digest, signature));
    } catch (DerException e) {
      return false; // not a block of this key: BouncyCastle says so by several exceptions
    }
  }

  private static boolean verifiesPkcs1(RSAKeyParameters key, Digest digest, byte[] signature)
      throws CryptoException {
    PKCS1Encoding engine = new PKCS1Encoding(new RSAEngine());
    engine.init(false, key);
    byte[] recovered = engine.processBlock(signature, 0, signature.length);
    return Arrays.constantTimeAreEqual(recovered, DigestInfo.encode(digest));
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
