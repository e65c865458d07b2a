package io.github.jpki4j.it.cert;

import static io.github.jpki4j.cert.FindingCode.ANCHOR_NOT_CHECKED;
import static io.github.jpki4j.cert.FindingCode.ISSUER_EXPIRED;
import static io.github.jpki4j.cert.FindingCode.ISSUER_KEY_WEAK;
import static io.github.jpki4j.cert.FindingCode.ISSUER_NOT_FOUND;
import static io.github.jpki4j.cert.FindingCode.ISSUER_NOT_YET_VALID;
import static io.github.jpki4j.cert.FindingCode.PATH_INVALID;
import static io.github.jpki4j.cert.FindingCode.SIGNATURE_INVALID;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cert.JpkiCertificate;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.Extension;

/** Rows about the issuer: generations of one name, forgeries, CAs in bad order. */
final class ChainCases {

  private static final KeyKind KIND = KeyKind.AUTH;
  private static final X500Name NAME = TestAuthority.name(KIND, "JPKI-TEST");

  private ChainCases() {}

  static List<ValidationCase> all() throws Exception {
    List<ValidationCase> cases = new ArrayList<>();
    generations(cases);
    forgeries(cases);
    authorities(cases);
    return cases;
  }

  private static TestAuthority generation(int number) {
    return TestAuthority.generation(KIND, number);
  }

  private static void generations(List<ValidationCase> cases) throws Exception {
    for (int i = 1; i <= 3; i++) {
      cases.add(
          ValidationCase.of(
              "of generation " + i + " of three with one name",
              KIND,
              Forge.profile(KIND).issuedBy(generation(i)),
              generation(1),
              generation(2),
              generation(3)));
      ValidationCase withoutAki =
          ValidationCase.of(
              "of generation " + i + " of three with one name, without key identifier",
              KIND,
              Forge.profile(KIND).withoutAki().issuedBy(generation(i)),
              generation(1),
              generation(2),
              generation(3));
      cases.add(
          withoutAki.opensslDiffers(
              "-x509_strict demands the identifier; without it openssl tries one of the three"
                  + " CAs"));
    }
    cases.add(
        ValidationCase.of(
                "of generation 2 where only 1 and 3 are trusted",
                KIND,
                Forge.profile(KIND).issuedBy(generation(2)),
                generation(1),
                generation(3))
            .refused(SIGNATURE_INVALID, ANCHOR_NOT_CHECKED));
  }

  private static void forgeries(List<ValidationCase> cases) throws Exception {
    cases.add(
        ValidationCase.of(
                "with one bit of its signature flipped",
                KIND,
                flipLastBit(Forge.profile(KIND).issuedBy(generation(3))),
                generation(3))
            .refused(SIGNATURE_INVALID, ANCHOR_NOT_CHECKED));
    TestAuthority impostor =
        TestAuthority.of(
            NAME,
            TestKeys.rsa("impostor", 2048),
            "SHA256withRSA",
            TestAuthority.FIRST,
            TestAuthority.LAST);
    cases.add(
        ValidationCase.of(
                "of a CA that took the name",
                KIND,
                Forge.profile(KIND).issuedBy(impostor),
                generation(3))
            .refused(SIGNATURE_INVALID, ANCHOR_NOT_CHECKED));
    TestAuthority self =
        new TestAuthority(
            new X500Name("C=JP,CN=TEST0000000001139990003A"),
            TestKeys.leaf().getPrivate(),
            generation(3).certificate());
    cases.add(
        ValidationCase.of(
                "that signed itself",
                KIND,
                Forge.profile(KIND).withoutAki().issuedBy(self),
                generation(3))
            .refused(ISSUER_NOT_FOUND, ANCHOR_NOT_CHECKED));
    TestAuthority sameName =
        new TestAuthority(NAME, TestKeys.leaf().getPrivate(), generation(3).certificate());
    cases.add(
        ValidationCase.of(
                "that signed itself under the CA's name",
                KIND,
                Forge.profile(KIND).named(NAME).withoutAki().issuedBy(sameName),
                generation(3))
            .refused(SIGNATURE_INVALID, ANCHOR_NOT_CHECKED));
    cases.add(
        ValidationCase.of(
                "that names another key of the CA",
                KIND,
                Forge.profile(KIND)
                    .withoutAki()
                    .with(
                        Extension.authorityKeyIdentifier,
                        false,
                        new AuthorityKeyIdentifier(new byte[20]))
                    .issuedBy(generation(3)),
                generation(3))
            .refused(PATH_INVALID));
  }

  private static void authorities(List<ValidationCase> cases) throws Exception {
    TestAuthority expired =
        authority("SHA256withRSA", 2048, TestAuthority.FIRST, Forge.NOW.minusSeconds(1));
    cases.add(row("below an expired CA", expired).refused(ISSUER_EXPIRED));
    TestAuthority early =
        authority("SHA256withRSA", 2048, Forge.NOW.plusSeconds(1), TestAuthority.LAST);
    cases.add(row("below a CA that is not valid yet", early).refused(ISSUER_NOT_YET_VALID));
    TestAuthority weak = authority("SHA256withRSA", 1024, TestAuthority.FIRST, TestAuthority.LAST);
    cases.add(row("below a CA with a key of 1024 bits", weak).refused(ISSUER_KEY_WEAK));
    TestAuthority sha1 = authority("SHA1withRSA", 2048, TestAuthority.FIRST, TestAuthority.LAST);
    cases.add(row("below a CA whose own signature uses SHA-1", sha1));
  }

  private static TestAuthority authority(String algorithm, int bits, Instant first, Instant last) {
    return TestAuthority.of(NAME, TestKeys.rsa("other", bits), algorithm, first, last);
  }

  private static ValidationCase row(String name, TestAuthority authority) throws Exception {
    return ValidationCase.of(name, KIND, Forge.profile(KIND).issuedBy(authority), authority);
  }

  private static JpkiCertificate flipLastBit(JpkiCertificate certificate) throws Exception {
    byte[] der = certificate.encoded();
    der[der.length - 1] ^= 1;
    return JpkiCertificate.parse(der);
  }

  /** A serial number that no test issues. */
  static BigInteger otherSerial() {
    return BigInteger.valueOf(0x7E00FFFFL);
  }
}
