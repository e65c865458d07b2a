package io.github.jpki4j.cert.revocation;

import static io.github.jpki4j.cert.revocation.TestCa.AT;
import static io.github.jpki4j.cert.revocation.TestCa.CA;
import static io.github.jpki4j.cert.revocation.TestCa.LEAF;
import static io.github.jpki4j.cert.revocation.TestCa.OTHER_GENERATION;
import static io.github.jpki4j.cert.revocation.TestCa.RSA;
import static io.github.jpki4j.cert.revocation.TestCa.SERIAL;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.MalformedDataException;
import io.github.jpki4j.cert.revocation.RevocationStatus.Good;
import io.github.jpki4j.cert.revocation.RevocationStatus.Revoked;
import io.github.jpki4j.cert.revocation.RevocationStatus.Unknown;
import io.github.jpki4j.cert.revocation.RevocationStatus.Why;
import java.math.BigInteger;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose key has to have signed a list, and how. */
class CrlSignatureTest {

  private static final Instant THIS_UPDATE = AT.minus(Duration.ofHours(1));

  private static RevocationStatus check(byte[] crl) throws MalformedDataException {
    return CrlChecker.of(Crl.parse(crl)).check(LEAF, CA.certificate, AT);
  }

  @Test
  void anotherGenerationIsAWrongIssuerIfItSaysSoAndABadSignatureIfNot() throws Exception {
    byte[] silent = OTHER_GENERATION.crl(b -> b.addCRLEntry(SERIAL, Date.from(AT), 1));
    assertThat(check(silent)).isEqualTo(new Unknown(Why.BAD_SIGNATURE));
    JcaX509ExtensionUtils utilities = new JcaX509ExtensionUtils();
    byte[] bySubjectKey =
        OTHER_GENERATION.crl(
            b ->
                b.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    utilities.createAuthorityKeyIdentifier(OTHER_GENERATION.keys.getPublic())));
    assertThat(check(bySubjectKey)).isEqualTo(new Unknown(Why.WRONG_ISSUER));
    byte[] bySerial =
        CA.crl(b -> b.addExtension(Extension.authorityKeyIdentifier, false, serialOnly(2)));
    assertThat(check(bySerial)).isEqualTo(new Unknown(Why.WRONG_ISSUER));
  }

  @Test
  void theOwnGenerationMayBeNamed() throws Exception {
    JcaX509ExtensionUtils utilities = new JcaX509ExtensionUtils();
    byte[] full =
        CA.crl(
            b ->
                b.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    utilities.createAuthorityKeyIdentifier(CA.certificate)));
    assertThat(check(full)).isInstanceOf(Good.class);
    byte[] bySerial =
        CA.crl(b -> b.addExtension(Extension.authorityKeyIdentifier, false, serialOnly(1)));
    assertThat(check(bySerial)).isInstanceOf(Good.class);
  }

  private static ASN1Encodable serialOnly(int serial) {
    return new org.bouncycastle.asn1.x509.AuthorityKeyIdentifier(
        new GeneralNames(new GeneralName(TestCa.NAME)), BigInteger.valueOf(serial));
  }

  @Test
  void aCaMustNotBeBarredFromSigningLists() throws Exception {
    CrlChecker checker =
        CrlChecker.of(Crl.parse(CA.crl(b -> b.addCRLEntry(SERIAL, Date.from(AT), 1))));
    assertThat(checker.check(LEAF, CA.withKeyUsage(KeyUsage.keyCertSign).certificate, AT))
        .isEqualTo(new Unknown(Why.SIGNER_NOT_AUTHORISED));
    assertThat(checker.check(LEAF, CA.withKeyUsage(0).certificate, AT)).isInstanceOf(Revoked.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"SHA256withRSA", "SHA384withRSA", "SHA512withRSA"})
  void rsaWithSha2IsVerified(String algorithm) throws Exception {
    Crl crl =
        Crl.parse(
            RSA.crl(
                THIS_UPDATE,
                null,
                RSA.signer(algorithm),
                b -> b.addCRLEntry(SERIAL, Date.from(AT), 1)));
    assertThat(CrlChecker.of(crl).check(RSA.issue(SERIAL), RSA.certificate, AT))
        .isInstanceOf(Revoked.class);
    assertThat(CrlChecker.of(crl).check(LEAF, CA.certificate, AT))
        .isEqualTo(new Unknown(Why.BAD_SIGNATURE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"SHA256withECDSA", "SHA384withECDSA", "SHA512withECDSA"})
  void ecdsaWithSha2IsVerified(String algorithm) throws Exception {
    byte[] crl =
        CA.crl(
            THIS_UPDATE, null, CA.signer(algorithm), b -> b.addCRLEntry(SERIAL, Date.from(AT), 1));
    assertThat(check(crl)).isInstanceOf(Revoked.class);
    assertThat(CrlChecker.of(Crl.parse(crl)).check(LEAF, RSA.certificate, AT))
        .isEqualTo(new Unknown(Why.BAD_SIGNATURE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"SHA1withRSA", "MD5withRSA", "SHA224withRSA", "SHA256withRSAandMGF1"})
  void otherAlgorithmsAreWeak(String algorithm) throws Exception {
    Crl crl =
        Crl.parse(
            RSA.crl(
                THIS_UPDATE,
                null,
                RSA.signer(algorithm),
                b -> b.addCRLEntry(SERIAL, Date.from(AT), 1)));
    assertThat(CrlChecker.of(crl).check(RSA.issue(SERIAL), RSA.certificate, AT))
        .isEqualTo(new Unknown(Why.WEAK_ALGORITHM));
  }

  @Test
  void ecdsaWithSha1AndShortKeysAreWeak() throws Exception {
    byte[] sha1 =
        CA.crl(
            THIS_UPDATE,
            null,
            CA.signer("SHA1withECDSA"),
            b -> b.addCRLEntry(SERIAL, Date.from(AT), 1));
    assertThat(check(sha1)).isEqualTo(new Unknown(Why.WEAK_ALGORITHM));
    KeyPair shortKeys = TestCa.newKeys("RSA", 1024);
    TestCa weak = TestCa.with(shortKeys);
    assertThat(
            CrlChecker.of(Crl.parse(weak.crl(b -> b.addCRLEntry(SERIAL, Date.from(AT), 1))))
                .check(weak.issue(SERIAL), weak.certificate, AT))
        .isEqualTo(new Unknown(Why.WEAK_ALGORITHM));
  }
}
