package io.github.jpki4j.cert.revocation;

import static io.github.jpki4j.cert.revocation.TestCa.AT;
import static io.github.jpki4j.cert.revocation.TestCa.CA;
import static io.github.jpki4j.cert.revocation.TestCa.LEAF;
import static io.github.jpki4j.cert.revocation.TestCa.OTHER_GENERATION;
import static io.github.jpki4j.cert.revocation.TestCa.OTHER_NAME;
import static io.github.jpki4j.cert.revocation.TestCa.RSA;
import static io.github.jpki4j.cert.revocation.TestCa.SERIAL;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.cert.revocation.RevocationStatus.Good;
import io.github.jpki4j.cert.revocation.RevocationStatus.Unknown;
import io.github.jpki4j.cert.revocation.RevocationStatus.Why;
import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OcspSignerTest {

  /** Its key signs for the responder; its name is that of the delegated certificates. */
  private static final TestCa DELEGATE = OTHER_GENERATION;

  private static final X500Name DELEGATE_NAME = new X500Name("C=JP,O=TEST,CN=OCSP");

  private final TestResponder responder = new TestResponder();

  private void assertGood() {
    assertThat(responder.ask()).isInstanceOf(Good.class);
  }

  private void assertUnknown(Why why) {
    assertThat(responder.ask()).isEqualTo(new Unknown(why));
  }

  private static X509Certificate certificate(
      TestCa issuer, TestCa.Addition<X509v3CertificateBuilder> addition) {
    return issuer.issue(BigInteger.TWO, DELEGATE_NAME, DELEGATE.keys, addition);
  }

  private static TestCa.Addition<X509v3CertificateBuilder> usage(KeyPurposeId... purposes) {
    return b -> b.addExtension(Extension.extendedKeyUsage, true, new ExtendedKeyUsage(purposes));
  }

  private void delegate(X509Certificate certificate) {
    responder.signer = DELEGATE;
    responder.id = TestResponder.byName(DELEGATE_NAME);
    responder.certificates.clear();
    responder.certificates.add(certificate);
  }

  @Test
  void theIssuerItselfMayBeNamedByItsKey() {
    responder.id = TestResponder.byKey(CA);
    assertGood();
    responder.certificates.add(CA.certificate);
    assertGood();
  }

  @Test
  void theResponseHasToNameWhoSignedIt() {
    responder.id = TestResponder.byKey(OTHER_GENERATION);
    assertUnknown(Why.SIGNER_NOT_AUTHORISED);
    responder.id = TestResponder.byName(OTHER_NAME.name);
    assertUnknown(Why.SIGNER_NOT_AUTHORISED);
  }

  @Test
  void anotherGenerationUnderTheSameNameIsABadSignature() {
    responder.signer = OTHER_GENERATION;
    assertUnknown(Why.BAD_SIGNATURE);
    responder.certificates.add(OTHER_GENERATION.certificate);
    assertUnknown(Why.SIGNER_NOT_AUTHORISED);
  }

  @Test
  void aDelegatedResponderMayAnswer() {
    delegate(certificate(CA, usage(KeyPurposeId.id_kp_OCSPSigning)));
    assertGood();
    responder.id = TestResponder.byKey(DELEGATE);
    assertGood();
    responder.certificates.add(0, CA.certificate);
    assertGood();
    delegate(
        certificate(
            CA,
            b -> {
              usage(KeyPurposeId.id_kp_clientAuth, KeyPurposeId.id_kp_OCSPSigning).addTo(b);
              b.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
              b.addExtension(TestCa.extension("1.3.6.1.5.5.7.48.1.5", false, DERNull.INSTANCE));
            }));
    assertGood();
  }

  @Test
  void aDelegatedResponderHasToBeInTheResponse() {
    delegate(certificate(CA, usage(KeyPurposeId.id_kp_OCSPSigning)));
    responder.certificates.clear();
    assertUnknown(Why.SIGNER_NOT_AUTHORISED);
    responder.certificates.add(CA.certificate);
    assertUnknown(Why.SIGNER_NOT_AUTHORISED);
  }

  @Test
  void aDelegatedResponderHasToSignWithItsKey() {
    delegate(certificate(CA, usage(KeyPurposeId.id_kp_OCSPSigning)));
    responder.signer = CA;
    assertUnknown(Why.BAD_SIGNATURE);
  }

  @Test
  void withoutThePurposeACertificateIsNoResponder() {
    delegate(certificate(CA, b -> {}));
    assertUnknown(Why.SIGNER_NOT_AUTHORISED);
    delegate(certificate(CA, usage(KeyPurposeId.anyExtendedKeyUsage)));
    assertUnknown(Why.SIGNER_NOT_AUTHORISED);
    delegate(certificate(CA, usage(KeyPurposeId.id_kp_clientAuth)));
    assertUnknown(Why.SIGNER_NOT_AUTHORISED);
  }

  @Test
  void keyUsageAndUnknownCriticalExtensionsBar() {
    delegate(
        certificate(
            CA,
            b -> {
              usage(KeyPurposeId.id_kp_OCSPSigning).addTo(b);
              b.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyEncipherment));
            }));
    assertUnknown(Why.SIGNER_NOT_AUTHORISED);
    delegate(
        certificate(
            CA,
            b -> {
              usage(KeyPurposeId.id_kp_OCSPSigning).addTo(b);
              b.addExtension(TestCa.extension("1.2.3.4", true, DERNull.INSTANCE));
            }));
    assertUnknown(Why.SIGNER_NOT_AUTHORISED);
  }

  @Test
  void anotherCaOrGenerationCannotDelegate() {
    for (TestCa other : new TestCa[] {OTHER_GENERATION, OTHER_NAME, RSA}) {
      delegate(certificate(other, usage(KeyPurposeId.id_kp_OCSPSigning)));
      assertUnknown(Why.SIGNER_NOT_AUTHORISED);
    }
  }

  @Test
  void aDelegatedResponderHasToBeValidAtTheTime() {
    delegate(certificate(CA, usage(KeyPurposeId.id_kp_OCSPSigning)));
    for (int days : new int[] {-1001, 1001}) {
      Instant at = AT.plus(Duration.ofDays(days));
      responder.producedAt = at;
      responder.thisUpdate = at;
      responder.nextUpdate = null;
      assertThat(OcspChecker.over(responder).check(LEAF, CA.certificate, at))
          .isEqualTo(new Unknown(Why.SIGNER_NOT_AUTHORISED));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"SHA1withRSA", "SHA256withRSAandMGF1", "SHA256withRSA"})
  void theAlgorithmHasToBeSafe(String algorithm) {
    responder.signer = RSA;
    responder.issuer = RSA;
    responder.algorithm = algorithm;
    RevocationStatus status =
        OcspChecker.over(responder).check(RSA.issue(SERIAL), RSA.certificate, AT);
    if (algorithm.equals("SHA256withRSA")) {
      assertThat(status).isInstanceOf(Good.class);
    } else {
      assertThat(status).isEqualTo(new Unknown(Why.WEAK_ALGORITHM));
    }
  }

  @Test
  void aCrowdOfCertificatesIsMalformed() {
    for (int i = 0; i < 17; i++) {
      responder.certificates.add(LEAF);
    }
    assertUnknown(Why.MALFORMED);
    responder.certificates.remove(0);
    assertGood();
  }
}
