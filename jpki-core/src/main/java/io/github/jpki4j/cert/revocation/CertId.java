package io.github.jpki4j.cert.revocation;

import io.github.jpki4j.internal.DerCursor;
import io.github.jpki4j.internal.DerException;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import org.bouncycastle.util.encoders.Hex;

/**
 * How OCSP names a certificate (CertID of RFC 6960, 4.1.1), comparable.
 *
 * @param hashOid the hash algorithm
 * @param issuerNameHash hash of the issuer's Name, hex
 * @param issuerKeyHash hash of the issuer's public key without its header, hex
 * @param serial serial number of the certificate
 */
record CertId(String hashOid, String issuerNameHash, String issuerKeyHash, BigInteger serial) {

  /** The hash algorithms for which a certificate can be named. Not used for signatures. */
  enum Hash {
    SHA1("SHA-1", "1.3.14.3.2.26"),
    SHA256("SHA-256", "2.16.840.1.101.3.4.2.1");

    final String jcaName;
    final String oid;

    Hash(String jcaName, String oid) {
      this.jcaName = jcaName;
      this.oid = oid;
    }
  }

  /** Names a certificate. */
  static CertId of(Hash hash, X509Certificate certificate, X509Certificate issuer)
      throws DerException {
    return new CertId(
        hash.oid,
        digest(hash, certificate.getIssuerX500Principal().getEncoded()),
        keyHash(hash, issuer.getPublicKey()),
        certificate.getSerialNumber());
  }

  /** Reads the content of a CertID. */
  static CertId read(DerCursor content) throws DerException {
    DerCursor algorithm = content.read(DerCursor.SEQUENCE);
    String oid = algorithm.readOid();
    if (!algorithm.isAtEnd()) {
      algorithm.readAny(); // NULL or absent
      algorithm.expectEnd();
    }
    CertId id =
        new CertId(
            oid,
            hex(content.read(DerCursor.OCTET_STRING)),
            hex(content.read(DerCursor.OCTET_STRING)),
            new BigInteger(content.readInteger().bytes()));
    content.expectEnd();
    return id;
  }

  /** What is left of content, in hex. */
  static String hex(DerCursor content) {
    return Hex.toHexString(content.bytes());
  }

  /** Hash of a public key as OCSP has it: the BIT STRING's bytes; hex. */
  static String keyHash(Hash hash, PublicKey key) throws DerException {
    return digest(hash, DerCursor.keyBits(key));
  }

  private static String digest(Hash hash, byte[] bytes) {
    try {
      return Hex.toHexString(MessageDigest.getInstance(hash.jcaName).digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every platform has " + hash.jcaName, e);
    }
  }

  /** Hides which certificate it is. */
  @Override
  public String toString() {
    return "CertId[hidden]";
  }
}
