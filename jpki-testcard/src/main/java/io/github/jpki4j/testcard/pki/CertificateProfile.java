package io.github.jpki4j.testcard.pki;

import static io.github.jpki4j.testcard.pki.IssuedExtensions.critical;
import static io.github.jpki4j.testcard.pki.IssuedExtensions.directory;
import static io.github.jpki4j.testcard.pki.IssuedExtensions.extension;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.testcard.crypto.Der;
import io.github.jpki4j.testcard.crypto.RsaKey;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The certificates of one CA, field by field as on the card (CERT-07 to CERT-21), with names that
 * say TEST and hosts that do not exist.
 */
final class CertificateProfile {

  /** What differs from one leaf to the next. */
  record Leaf(RsaKey key, BigInteger serial, Holder holder, Validity validity, boolean hasAki) {}

  private static final byte[] RSA = Der.sequence(Der.oid("1.2.840.113549.1.1.1"), Der.nothing());
  private static final byte[] VERSION_3 = Der.tagged(0xA0, Der.integer(BigInteger.TWO));

  private static final String CLIENT_AUTH = "1.3.6.1.5.5.7.3.2";
  private static final String OCSP_SIGNING = "1.3.6.1.5.5.7.3.9";
  private static final String CPS = "http://jpki.invalid/cps";
  private static final String ATTRIBUTES = "1.2.392.200149.8.5.5.";

  private final Authority authority;
  private final KeyKind kind;
  private final DistinguishedNames names;

  CertificateProfile(Authority authority) {
    this.authority = authority;
    this.kind = authority.kind();
    this.names = authority.names();
  }

  /** The self-signed CA certificate; extensions in card order, without AKI (CERT-08). */
  byte[] authority() {
    byte[] name = names.issuer();
    byte[] extensions =
        Der.sequence(
            critical(IssuedExtensions.KEY_USAGE, Der.namedBits(0x06)),
            extension(IssuedExtensions.SUBJECT_ALT_NAME, Der.sequence(directory(names.japanese()))),
            critical(IssuedExtensions.BASIC_CONSTRAINTS, Der.sequence(Der.yes())),
            extension(IssuedExtensions.CRL_DISTRIBUTION_POINTS, distributionPoints(name)),
            extension(IssuedExtensions.SUBJECT_KEY_IDENTIFIER, Der.octets(authority.keyId())));
    Validity validity = authority.generation().validity();
    return signed(authority.serial(), validity, name, authority.key(), extensions);
  }

  /** A leaf; extensions in card order (CERT-14 to CERT-19). */
  byte[] leaf(Leaf leaf) {
    boolean sign = kind == KeyKind.SIGN;
    List<byte[]> extensions = new ArrayList<>();
    extensions.add(critical(IssuedExtensions.KEY_USAGE, Der.namedBits(sign ? 0xC0 : 0x80)));
    extensions.add(
        sign
            ? extension(IssuedExtensions.SUBJECT_ALT_NAME, attributes(leaf.holder()))
            : extension(IssuedExtensions.EXTENDED_KEY_USAGE, Der.sequence(Der.oid(CLIENT_AUTH))));
    extensions.add(critical(IssuedExtensions.CERTIFICATE_POLICIES, policies()));
    extensions.add(
        extension(IssuedExtensions.ISSUER_ALT_NAME, Der.sequence(directory(names.japanese()))));
    byte[] point = names.distributionPoint(leaf.holder());
    extensions.add(extension(IssuedExtensions.CRL_DISTRIBUTION_POINTS, distributionPoints(point)));
    extensions.add(extension(IssuedExtensions.AUTHORITY_INFO_ACCESS, ocsp()));
    if (leaf.hasAki()) {
      extensions.add(
          extension(IssuedExtensions.AUTHORITY_KEY_IDENTIFIER, authority.keyIdentifier()));
    }
    extensions.add(
        extension(IssuedExtensions.SUBJECT_KEY_IDENTIFIER, Der.octets(leaf.key().keyId())));
    byte[] subject = names.subject(leaf.holder(), leaf.validity().notBefore());
    byte[] all = Der.sequence(extensions.toArray(byte[][]::new));
    return signed(leaf.serial(), leaf.validity(), subject, leaf.key(), all);
  }

  /**
   * A delegated OCSP responder's certificate (RFC 6960, 4.2.2.2), or one that lacks its purpose.
   */
  byte[] responder(RsaKey key, Validity validity, boolean mayAnswer) {
    byte[] extensions =
        Der.sequence(
            critical(IssuedExtensions.KEY_USAGE, Der.namedBits(0x80)),
            extension(
                IssuedExtensions.EXTENDED_KEY_USAGE,
                Der.sequence(Der.oid(mayAnswer ? OCSP_SIGNING : CLIENT_AUTH))),
            extension(IssuedExtensions.OCSP_NO_CHECK, Der.nothing()),
            extension(IssuedExtensions.AUTHORITY_KEY_IDENTIFIER, authority.keyIdentifier()),
            extension(IssuedExtensions.SUBJECT_KEY_IDENTIFIER, Der.octets(key.keyId())));
    BigInteger serial = authority.serial().add(BigInteger.valueOf(mayAnswer ? 0x10 : 0x20));
    return signed(serial, validity, names.responder(), key, extensions);
  }

  private byte[] signed(
      BigInteger serial, Validity validity, byte[] subject, RsaKey key, byte[] extensions) {
    return authority.sign(
        Der.sequence(
            VERSION_3,
            Der.integer(serial),
            RsaKey.sha256WithRsa(),
            names.issuer(),
            Der.sequence(Der.time(validity.notBefore()), Der.time(validity.notAfter())),
            subject,
            Der.sequence(RSA, Der.bits(key.publicKeyDer())),
            Der.tagged(0xA3, extensions)));
  }

  /** Six otherNames in the order of real cards: 1, 4, 3, 5, 2, 6 (CERT-21). */
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

  private static byte[] distributionPoints(byte[] name) {
    return Der.sequence(Der.sequence(IssuedExtensions.distributionPointName(name)));
  }

  private static byte[] ocsp() {
    byte[] url = "http://ocsp.jpki.invalid".getBytes(StandardCharsets.US_ASCII);
    return Der.sequence(Der.sequence(Der.oid("1.3.6.1.5.5.7.48.1"), Der.tagged(0x86, url)));
  }
}
