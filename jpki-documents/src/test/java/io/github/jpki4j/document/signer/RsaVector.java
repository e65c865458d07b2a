package io.github.jpki4j.document.signer;

import io.github.jpki4j.document.SignatureCode;
import java.math.BigInteger;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.cms.SignerIdentifier;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/**
 * A published signature with RSA, and what is right to say of it.
 *
 * @param name where it stands
 * @param hash of the message, such as SHA-256
 * @param pss how it is padded; empty for PKCS #1 v1.5
 * @param modulus of the key
 * @param exponent of the key, public
 * @param message what was signed; not copied
 * @param signature over it, perhaps; not copied
 * @param result whether it is one
 */
record RsaVector(
    String name,
    String hash,
    Optional<Pss> pss,
    BigInteger modulus,
    BigInteger exponent,
    byte[] message,
    byte[] signature,
    Result result) {

  /** What is said of a signature by those who published it. */
  enum Result {
    VALID,
    /** A library may accept it or not. */
    ACCEPTABLE,
    INVALID
  }

  /**
   * Parameters of RSASSA-PSS.
   *
   * @param mask the hash of MGF1
   * @param salt its length in bytes
   */
  record Pss(String mask, int salt) {}

  private static final Map<String, ASN1ObjectIdentifier> HASHES =
      Map.ofEntries(
          Map.entry("SHA-1", OIWObjectIdentifiers.idSHA1),
          Map.entry("SHA-224", NISTObjectIdentifiers.id_sha224),
          Map.entry("SHA-256", NISTObjectIdentifiers.id_sha256),
          Map.entry("SHA-384", NISTObjectIdentifiers.id_sha384),
          Map.entry("SHA-512", NISTObjectIdentifiers.id_sha512),
          Map.entry("SHA-512/224", NISTObjectIdentifiers.id_sha512_224),
          Map.entry("SHA-512/256", NISTObjectIdentifiers.id_sha512_256),
          Map.entry("SHA3-224", NISTObjectIdentifiers.id_sha3_224),
          Map.entry("SHA3-256", NISTObjectIdentifiers.id_sha3_256),
          Map.entry("SHA3-384", NISTObjectIdentifiers.id_sha3_384),
          Map.entry("SHA3-512", NISTObjectIdentifiers.id_sha3_512));

  /** SHA-1 is verified, and is a finding of its own. */
  private static final Set<String> KNOWN = Set.of("SHA-1", "SHA-256", "SHA-384", "SHA-512");

  /** What we say of it where it is the signature of a signer of CMS signed data. */
  SignatureCode judged() throws Exception {
    PublicKey key =
        KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent));
    AlgorithmIdentifier digest = digest(hash);
    SignerInfo signer =
        new SignerInfo(
            new SignerIdentifier(new DEROctetString(new byte[20])),
            digest,
            (ASN1Set) null,
            algorithm(digest),
            new DEROctetString(signature),
            null);
    return new KeyVerifier(signer).verify(key, SignedContent.of(message));
  }

  /** Whether the hashes are among those that a signer of a document may have used. */
  boolean isKnown() {
    return KNOWN.contains(hash)
        && pss.map(Pss::mask).filter(mask -> !KNOWN.contains(mask)).isEmpty();
  }

  private AlgorithmIdentifier algorithm(AlgorithmIdentifier digest) {
    return pss.map(
            padding ->
                new AlgorithmIdentifier(
                    PKCSObjectIdentifiers.id_RSASSA_PSS,
                    new RSASSAPSSparams(
                        digest,
                        new AlgorithmIdentifier(
                            PKCSObjectIdentifiers.id_mgf1, digest(padding.mask())),
                        new ASN1Integer(padding.salt()),
                        new ASN1Integer(1))))
        .orElseGet(
            () -> new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE));
  }

  private static AlgorithmIdentifier digest(String name) {
    return new AlgorithmIdentifier(
        Objects.requireNonNull(HASHES.get(name), name), DERNull.INSTANCE);
  }

  @Override
  public String toString() {
    return name;
  }
}
