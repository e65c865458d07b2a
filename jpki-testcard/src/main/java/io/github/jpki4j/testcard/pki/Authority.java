package io.github.jpki4j.testcard.pki;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.testcard.crypto.Der;
import io.github.jpki4j.testcard.crypto.RsaKey;
import java.math.BigInteger;

/** One test CA: a purpose, a generation, and the key that goes with them. */
record Authority(KeyKind kind, CaGeneration generation, RsaKey key) {

  /** The key of the third generation has no number in its name: it was there first. */
  static String resource(KeyKind kind, CaGeneration generation) {
    String purpose = kind == KeyKind.AUTH ? "auth" : "sign";
    String number = generation == CaGeneration.THIRD ? "" : "-" + generation.number();
    return "test-ca-" + purpose + number + ".pk8.der";
  }

  /** The serial number of the CA certificate, four bytes. */
  BigInteger serial() {
    int number = generation == CaGeneration.THIRD ? 0 : generation.number();
    return BigInteger.valueOf((kind == KeyKind.AUTH ? 0x7E5700A0L : 0x7E570050L) + number);
  }

  byte[] name() {
    return new DistinguishedNames(kind).issuer();
  }

  byte[] keyId() {
    return key.keyId();
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
