package io.github.jpki4j.testcard.pki;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.testcard.crypto.Der;
import java.time.Instant;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/**
 * The X.500 names of one purpose: CERT-07, CERT-12 and CERT-13, with O=JPKI-TEST.
 *
 * @param organization in place of JPKI-TEST
 * @param own the name of a CA that a tester brought
 */
record DistinguishedNames(KeyKind kind, String organization, @Nullable X500Principal own) {

  private String purpose() {
    return kind == KeyKind.SIGN ? "JPKI for digital signature" : "JPKI for user authentication";
  }

  /** Of the CAs of all generations. */
  byte[] issuer() {
    if (own != null) {
      return own.getEncoded();
    }
    return Der.sequence(
        country(),
        rdn("2.5.4.10", organization),
        rdn("2.5.4.11", purpose()),
        rdn("2.5.4.11", "Japan Agency for Local Authority Information Systems"));
  }

  /** The alternative name of the CAs. */
  byte[] japanese() {
    return Der.sequence(
        country(),
        rdn("2.5.4.10", "公的個人認証サービス"),
        rdn("2.5.4.11", kind == KeyKind.SIGN ? "公的個人認証サービス署名用" : "公的個人認証サービス利用者証明用"),
        rdn("2.5.4.11", "地方公共団体情報システム機構"));
  }

  /** Where the revocation list of a municipality would be found. */
  byte[] distributionPoint(Holder holder) {
    return Der.sequence(
        country(),
        rdn("2.5.4.10", organization),
        rdn("2.5.4.11", purpose()),
        rdn("2.5.4.11", "CRL Distribution Points"),
        rdn("2.5.4.11", holder.prefecture()),
        rdn("2.5.4.3", holder.municipality() + " CRLDP"));
  }

  /** Auth: 14 opaque characters, municipality code, 003A. Sign: places, then issue time and id. */
  byte[] subject(Holder holder, Instant issued) {
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

  /** ASSUMED: no OCSP responder's certificate is known. */
  byte[] responder() {
    return Der.sequence(
        country(),
        rdn("2.5.4.10", organization),
        rdn("2.5.4.11", purpose()),
        rdn("2.5.4.3", "TEST OCSP responder"));
  }

  private static byte[] country() {
    return Der.set(Der.sequence(Der.oid("2.5.4.6"), Der.printable("JP")));
  }

  private static byte[] rdn(String type, String value) {
    return Der.set(Der.sequence(Der.oid(type), Der.utf8(value)));
  }
}
