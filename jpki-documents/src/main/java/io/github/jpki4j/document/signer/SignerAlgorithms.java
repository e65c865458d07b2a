package io.github.jpki4j.document.signer;

import io.github.jpki4j.document.SignatureCode;
import io.github.jpki4j.document.SignatureFinding;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.teletrust.TeleTrusTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/**
 * The two hashes that a signer used, of the content and of the signed attributes: what a signature
 * can be worth at most.
 */
final class SignerAlgorithms {

  private static final Map<ASN1ObjectIdentifier, String> STRONG =
      Map.of(
          NISTObjectIdentifiers.id_sha256, "SHA-256",
          NISTObjectIdentifiers.id_sha384, "SHA-384",
          NISTObjectIdentifiers.id_sha512, "SHA-512");

  private static final Map<ASN1ObjectIdentifier, String> WEAK =
      Map.of(
          PKCSObjectIdentifiers.md2, "MD2",
          PKCSObjectIdentifiers.md4, "MD4",
          PKCSObjectIdentifiers.md5, "MD5",
          OIWObjectIdentifiers.idSHA1, "SHA-1",
          TeleTrusTObjectIdentifiers.ripemd160, "RIPEMD-160");

  /** Hashes that belong to the algorithm of the signature. */
  private static final Map<ASN1ObjectIdentifier, ASN1ObjectIdentifier> SIGNATURES =
      Map.of(
          PKCSObjectIdentifiers.md5WithRSAEncryption, PKCSObjectIdentifiers.md5,
          PKCSObjectIdentifiers.sha1WithRSAEncryption, OIWObjectIdentifiers.idSHA1,
          PKCSObjectIdentifiers.sha256WithRSAEncryption, NISTObjectIdentifiers.id_sha256,
          PKCSObjectIdentifiers.sha384WithRSAEncryption, NISTObjectIdentifiers.id_sha384,
          PKCSObjectIdentifiers.sha512WithRSAEncryption, NISTObjectIdentifiers.id_sha512);

  private final SignerInfo signer;

  SignerAlgorithms(SignerInfo signer) {
    this.signer = signer;
  }

  /** The hash of the content by the name that the JDK knows, if it is known here. */
  Optional<String> contentHash() {
    return name(signer.getDigestAlgorithm().getAlgorithm());
  }

  SignatureFinding finding() {
    ASN1ObjectIdentifier content = signer.getDigestAlgorithm().getAlgorithm();
    Optional<ASN1ObjectIdentifier> signed = signedHash(content);
    if (signed.isEmpty()) {
      return SignatureFinding.of(
          SignatureCode.ALGORITHM_UNKNOWN,
          signer.getDigestEncryptionAlgorithm().getAlgorithm().getId());
    }
    for (ASN1ObjectIdentifier hash : new ASN1ObjectIdentifier[] {content, signed.get()}) {
      if (!STRONG.containsKey(hash)) {
        return WEAK.containsKey(hash)
            ? SignatureFinding.of(SignatureCode.HASH_WEAK, label(hash))
            : SignatureFinding.of(SignatureCode.ALGORITHM_UNKNOWN, hash.getId());
      }
    }
    return content.equals(signed.get())
        ? SignatureFinding.of(SignatureCode.ALGORITHM_STRONG, label(content))
        : SignatureFinding.of(SignatureCode.HASHES_DIFFER, label(content), label(signed.get()));
  }

  private static String label(ASN1ObjectIdentifier hash) {
    return name(hash).orElseGet(hash::getId);
  }

  /** The hash of the signed attributes; empty if the algorithm of the signature is not known. */
  private Optional<ASN1ObjectIdentifier> signedHash(ASN1ObjectIdentifier content) {
    AlgorithmIdentifier algorithm = signer.getDigestEncryptionAlgorithm();
    if (algorithm.getAlgorithm().equals(PKCSObjectIdentifiers.rsaEncryption)) {
      return Optional.of(content);
    }
    if (algorithm.getAlgorithm().equals(PKCSObjectIdentifiers.id_RSASSA_PSS)) {
      return Optional.of(
          RSASSAPSSparams.getInstance(algorithm.getParameters()).getHashAlgorithm().getAlgorithm());
    }
    return Optional.ofNullable(SIGNATURES.get(algorithm.getAlgorithm()));
  }

  /** The algorithm of a signature that is not PSS, as the JDK calls it, if it is known here. */
  Optional<String> signature() {
    return signedHash(signer.getDigestAlgorithm().getAlgorithm())
        .flatMap(SignerAlgorithms::name)
        .map(hash -> hash.replace("-", "") + "withRSA");
  }

  /** A hash that is not broken, by the name that the JDK knows. */
  static Optional<String> strong(ASN1ObjectIdentifier hash) {
    return Optional.ofNullable(STRONG.get(hash));
  }

  /** A hash by the name that the JDK knows. */
  static Optional<String> name(ASN1ObjectIdentifier hash) {
    return Optional.ofNullable(STRONG.get(hash)).or(() -> Optional.ofNullable(WEAK.get(hash)));
  }
}
