package io.github.jpki4j.document.signer;

import io.github.jpki4j.document.SignatureCode;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/** Whether a public key fits a signature over certain bytes, by the JDK's algorithms. */
final class KeyVerifier {

  private static final String PSS = "RSASSA-PSS";

  private final SignerInfo signer;

  KeyVerifier(SignerInfo signer) {
    this.signer = signer;
  }

  /**
   * Verifies. A signature of another length than the key's is wrong like any other.
   *
   * @param key of the certificate
   * @param signed what was signed
   * @return right, wrong, or not checked: an algorithm or parameters that are not known, or that
   *     the key cannot have
   */
  SignatureCode verify(PublicKey key, SignedContent signed) {
    Signature signature;
    try {
      signature = initialized(key);
      signed.feed(signature);
    } catch (GeneralSecurityException | RuntimeException e) {
      return SignatureCode.SIGNATURE_NOT_CHECKED;
    }
    try {
      return signature.verify(signer.getEncryptedDigest().getOctets())
          ? SignatureCode.SIGNATURE_RIGHT
          : SignatureCode.SIGNATURE_WRONG;
    } catch (SignatureException e) { // above all its length
      return SignatureCode.SIGNATURE_WRONG;
    }
  }

  private Signature initialized(PublicKey key) throws GeneralSecurityException {
    AlgorithmIdentifier algorithm = signer.getDigestEncryptionAlgorithm();
    if (!algorithm.getAlgorithm().equals(PKCSObjectIdentifiers.id_RSASSA_PSS)) {
      if (key.getAlgorithm().equals(PSS)) { // RFC 4055, 1.2; not all JDKs ask
        throw new InvalidKeyException("a key for PSS alone");
      }
      Signature signature =
          Signature.getInstance(
              new SignerAlgorithms(signer)
                  .signature()
                  .orElseThrow(() -> new NoSuchAlgorithmException("not known here")));
      signature.initVerify(key);
      return signature;
    }
    Signature signature = Signature.getInstance(PSS);
    signature.initVerify(key);
    signature.setParameter(parameters(algorithm));
    return signature;
  }

  private static PSSParameterSpec parameters(AlgorithmIdentifier algorithm)
      throws NoSuchAlgorithmException {
    RSASSAPSSparams given = RSASSAPSSparams.getInstance(algorithm.getParameters());
    if (!given.getMaskGenAlgorithm().getAlgorithm().equals(PKCSObjectIdentifiers.id_mgf1)) {
      throw new NoSuchAlgorithmException("a mask that is not MGF1");
    }
    AlgorithmIdentifier mask =
        AlgorithmIdentifier.getInstance(given.getMaskGenAlgorithm().getParameters());
    return new PSSParameterSpec(
        name(given.getHashAlgorithm().getAlgorithm()),
        "MGF1",
        new MGF1ParameterSpec(name(mask.getAlgorithm())),
        given.getSaltLength().intValueExact(),
        given.getTrailerField().intValueExact());
  }

  private static String name(ASN1ObjectIdentifier hash) throws NoSuchAlgorithmException {
    return SignerAlgorithms.name(hash)
        .orElseThrow(() -> new NoSuchAlgorithmException("an unknown hash"));
  }
}
