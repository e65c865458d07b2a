package io.github.jpki4j.testcard.pki;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.testcard.crypto.Der;
import io.github.jpki4j.testcard.crypto.DerReader;
import io.github.jpki4j.testcard.crypto.RsaKey;
import java.math.BigInteger;
import java.security.cert.X509Certificate;
import org.jspecify.annotations.Nullable;

/**
 * One test CA: a purpose, a generation, and the key that goes with them.
 *
 * @param organization in its name
 * @param own its certificate, if a tester brought one
 */
record Authority(
    KeyKind kind,
    CaGeneration generation,
    RsaKey key,
    String organization,
    @Nullable X509Certificate own) {

  /** The key of the third generation has no number in its name: it was there first. */
  static String resource(KeyKind kind, CaGeneration generation) {
    String purpose = kind == KeyKind.AUTH ? "auth" : "sign";
    String number = generation == CaGeneration.THIRD ? "" : "-" + generation.number();
    return "test-ca-" + purpose + number + ".pk8.der";
  }

  /** The serial number of the CA certificate, four bytes. */
  BigInteger serial() {
    if (own != null) {
      return own.getSerialNumber();
    }
    int number = generation == CaGeneration.THIRD ? 0 : generation.number();
    return BigInteger.valueOf((kind == KeyKind.AUTH ? 0x7E5700A0L : 0x7E570050L) + number);
  }

  DistinguishedNames names() {
    return new DistinguishedNames(
        kind, organization, own == null ? null : own.getSubjectX500Principal());
  }

  byte[] name() {
    return names().issuer();
  }

  /** The identifier that a certificate of the tester's has, if it has one. */
  byte[] keyId() {
    byte[] extension =
        own == null ? null : own.getExtensionValue(IssuedExtensions.SUBJECT_KEY_IDENTIFIER);
    if (extension == null) {
      return key.keyId();
    }
    return DerReader.of(extension).enter(0x04).value(0x04);
  }

  /** AuthorityKeyIdentifier with key, issuer and serial, as in real leaves (CERT-19). */
  byte[] keyIdentifier() {
    return Der.sequence(
        Der.tagged(0x80, keyId()),
        Der.tagged(0xA1, IssuedExtensions.directory(name())),
        Der.tagged(0x82, serial().toByteArray()));
  }

  /** SEQUENCE of something to be signed, the algorithm, and the signature of this CA. */
  byte[] sign(byte[] tbs) {
    return key.signed(tbs);
  }
}
