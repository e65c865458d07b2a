package io.github.jpki4j.testcard;

import io.github.jpki4j.KeyKind;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;

/**
 * The certificates of one purpose, field by field as on the card: facts/card.md 6.1 to 6.3, with
 * names that say TEST and hosts that do not exist.
 */
final class CertificateProfile {

  /** What differs from one leaf to the next. */
  record Leaf(RsaKey key, BigInteger serial, Holder holder, Validity validity) {}

  private static final byte[] SHA256_WITH_RSA =
      Der.sequence(Der.oid("1.2.840.113549.1.1.11"), Der.nothing());
  private static final byte[] RSA = Der.sequence(Der.oid("1.2.840.113549.1.1.1"), Der.nothing());
  private static final byte[] VERSION_3 = Der.tagged(0xA0, Der.integer(BigInteger.TWO));

  private static final String ORGANIZATION = "JPKI-TEST";
  private static final String CPS = "http://jpki.invalid/cps";
  private static final String ATTRIBUTES = "1.2.392.200149.8.5.5.";

  private final KeyKind kind;

  private CertificateProfile(KeyKind kind) {
    this.kind = kind;
  }

  static CertificateProfile of(KeyKind kind) {
    return new CertificateProfile(kind);
  }

  /** The self-signed CA certificate; extensions in card order, without AKI (facts/card.md 6.3). */
  byte[] authority(RsaKey key, BigInteger serial, Validity validity) {
    byte[] name = issuerName();
    byte[] extensions =
        Der.sequence(
            critical("2.5.29.15", Der.namedBits(0x06)),
            extension("2.5.29.17", Der.sequence(directory(japaneseName()))),
            critical("2.5.29.19", Der.sequence(Der.yes())),
            extension("2.5.29.31", distributionPoint(name)),
            extension("2.5.29.14", Der.octets(keyId(key))));
    return sign(key, tbs(serial, validity, name, key, extensions));
  }

  /** A leaf; extensions in card order (facts/card.md 6.1). */
  byte[] leaf(Leaf leaf, RsaKey issuer, BigInteger issuerSerial) {
    boolean sign = kind == KeyKind.SIGN;
    byte[] extensions =
        Der.sequence(
            critical("2.5.29.15", Der.namedBits(sign ? 0xC0 : 0x80)),
            sign
                ? extension("2.5.29.17", attributes(leaf.holder()))
                : extension("2.5.29.37", Der.sequence(Der.oid("1.3.6.1.5.5.7.3.2"))),
            critical("2.5.29.32", policies()),
            extension("2.5.29.18", Der.sequence(directory(japaneseName()))),
            extension("2.5.29.31", distributionPoint(crlName(leaf.holder()))),
            extension("1.3.6.1.5.5.7.1.1", ocsp()),
            extension("2.5.29.35", authorityKeyIdentifier(issuer, issuerSerial)),
            extension("2.5.29.14", Der.octets(keyId(leaf.key()))));
    byte[] subject = subject(leaf.holder(), leaf.validity().notBefore());
    return sign(issuer, tbs(leaf.serial(), leaf.validity(), subject, leaf.key(), extensions));
  }

  private byte[] tbs(
      BigInteger serial, Validity validity, byte[] subject, RsaKey key, byte[] extensions) {
    return Der.sequence(
        VERSION_3,
        Der.integer(serial),
        SHA256_WITH_RSA,
        issuerName(),
        Der.sequence(Der.time(validity.notBefore()), Der.time(validity.notAfter())),
        subject,
        Der.sequence(RSA, Der.bits(key.publicKeyDer())),
        Der.tagged(0xA3, extensions));
  }

  private static byte[] sign(RsaKey key, byte[] tbs) {
    return Der.sequence(tbs, SHA256_WITH_RSA, Der.bits(key.signHash(RsaKey.sha256(tbs))));
  }

  private String purpose() {
    return kind == KeyKind.SIGN ? "JPKI for digital signature" : "JPKI for user authentication";
  }

  private byte[] issuerName() {
    return Der.sequence(
        country(),
        rdn("2.5.4.10", ORGANIZATION),
        rdn("2.5.4.11", purpose()),
        rdn("2.5.4.11", "Japan Agency for Local Authority Information Systems"));
  }

  private byte[] japaneseName() {
    return Der.sequence(
        country(),
        rdn("2.5.4.10", "公的個人認証サービス"),
        rdn("2.5.4.11", kind == KeyKind.SIGN ? "公的個人認証サービス署名用" : "公的個人認証サービス利用者証明用"),
        rdn("2.5.4.11", "地方公共団体情報システム機構"));
  }

  private byte[] crlName(Holder holder) {
    return Der.sequence(
        country(),
        rdn("2.5.4.10", ORGANIZATION),
        rdn("2.5.4.11", purpose()),
        rdn("2.5.4.11", "CRL Distribution Points"),
        rdn("2.5.4.11", holder.prefecture()),
        rdn("2.5.4.3", holder.municipality() + " CRLDP"));
  }

  /** Auth: 14 opaque characters, municipality code, 003A. Sign: places, then issue time and id. */
  private byte[] subject(Holder holder, Instant issued) {
    if (kind == KeyKind.AUTH) {
      String name = "TEST0000000001" + holder.municipalityCode() + "003A";
      return Der.sequence(country(), rdn("2.5.4.3", name));
    }
    return Der.sequence(
        country(),
        rdn("2.5.4.7", holder.prefecture()),
        rdn("2.5.4.7", holder.municipality()),
        rdn("2.5.4.3", Der.digits(issued, Validity.JAPAN) + "TEST"));
  }

  private static byte[] country() {
    return Der.set(Der.sequence(Der.oid("2.5.4.6"), Der.printable("JP")));
  }

  private static byte[] rdn(String type, String value) {
    return Der.set(Der.sequence(Der.oid(type), Der.utf8(value)));
  }

  /** GeneralName, choice directoryName. */
  private static byte[] directory(byte[] name) {
    return Der.tagged(0xA4, name);
  }

  private static byte[] extension(String oid, byte[] value) {
    return Der.sequence(Der.oid(oid), Der.octets(value));
  }

  private static byte[] critical(String oid, byte[] value) {
    return Der.sequence(Der.oid(oid), Der.yes(), Der.octets(value));
  }

  /** Six otherNames in the order of real cards: 1, 4, 3, 5, 2, 6 (facts/card.md 6.2, grade A). */
  private static byte[] attributes(Holder holder) {
    List<byte[]> names =
        List.of(
            attribute(1, holder.name()),
            attribute(4, holder.birth()),
            attribute(3, holder.gender()),
            attribute(5, holder.address()),
            attribute(2, holder.nameFlags()),
            attribute(6, holder.addressFlags()));
    return Der.sequence(names.toArray(byte[][]::new));
  }

  private static byte[] attribute(int arc, String value) {
    return Der.tagged(0xA0, Der.oid(ATTRIBUTES + arc), Der.tagged(0xA0, Der.utf8(value)));
  }

  /**
   * Sign: the policy of real test cards. Auth: ASSUMED by analogy, the test arc 0 with the auth
   * policy's last arc.
   */
  private byte[] policies() {
    String policy = "1.2.392.200149.8.5.1.0." + (kind == KeyKind.SIGN ? "20" : "30");
    byte[] qualifier = Der.sequence(Der.oid("1.3.6.1.5.5.7.2.1"), Der.ia5(CPS));
    return Der.sequence(Der.sequence(Der.oid(policy), Der.sequence(qualifier)));
  }

  private static byte[] distributionPoint(byte[] name) {
    return Der.sequence(Der.sequence(Der.tagged(0xA0, Der.tagged(0xA0, directory(name)))));
  }

  private static byte[] ocsp() {
    byte[] url = "http://ocsp.jpki.invalid".getBytes(StandardCharsets.US_ASCII);
    return Der.sequence(Der.sequence(Der.oid("1.3.6.1.5.5.7.48.1"), Der.tagged(0x86, url)));
  }

  private byte[] authorityKeyIdentifier(RsaKey issuer, BigInteger issuerSerial) {
    return Der.sequence(
        Der.tagged(0x80, keyId(issuer)),
        Der.tagged(0xA1, directory(issuerName())),
        Der.tagged(0x82, issuerSerial.toByteArray()));
  }

  /** SHA-1 of the public key (RFC 5280, 4.2.1.2, method 1). */
  private static byte[] keyId(RsaKey key) {
    try {
      return MessageDigest.getInstance("SHA-1").digest(key.publicKeyDer());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-1", e);
    }
  }
}
