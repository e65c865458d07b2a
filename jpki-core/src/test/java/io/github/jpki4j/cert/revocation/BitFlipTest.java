package io.github.jpki4j.cert.revocation;

import static io.github.jpki4j.cert.revocation.TestCa.AT;
import static io.github.jpki4j.cert.revocation.TestCa.CA;
import static io.github.jpki4j.cert.revocation.TestCa.LEAF;
import static io.github.jpki4j.cert.revocation.TestCa.OTHER_GENERATION;
import static io.github.jpki4j.cert.revocation.TestCa.RSA;
import static io.github.jpki4j.cert.revocation.TestCa.SERIAL;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.MalformedDataException;
import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Date;
import java.util.Random;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.junit.jupiter.api.Test;

/** No single bit may be changed in what is believed, and no garbage comes out as an exception. */
class BitFlipTest {

  private static final X509Certificate RSA_LEAF = RSA.issue(SERIAL);

  private interface Judge {
    RevocationStatus judge(byte[] bytes);
  }

  private static void assertNoFlipIsBelieved(byte[] bytes, Judge judge) {
    assertThat(judge.judge(bytes).isConclusive()).isTrue();
    for (int bit = 0; bit < bytes.length * 8; bit++) {
      byte[] flipped = bytes.clone();
      flipped[bit / 8] ^= (byte) (1 << (bit % 8));
      assertThat(judge.judge(flipped).isConclusive()).as("bit %d", bit).isFalse();
    }
  }

  private static void assertGarbageIsNotBelieved(byte[] bytes, Judge judge) {
    Random random = new Random(3);
    for (int i = 0; i < 3_000; i++) {
      byte[] changed = bytes.clone();
      for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
        int at = random.nextInt(changed.length);
        changed[at] = (byte) (changed[at] + 1 + random.nextInt(255));
      }
      if (!Arrays.equals(changed, bytes)) {
        assertThat(judge.judge(changed).isConclusive()).as("seed 3, round %d", i).isFalse();
      }
    }
  }

  private static RevocationStatus judgeCrl(
      byte[] bytes, X509Certificate certificate, X509Certificate issuer) {
    try {
      return CrlChecker.of(Crl.parse(bytes)).check(certificate, issuer, AT);
    } catch (MalformedDataException e) {
      return new RevocationStatus.Unknown(RevocationStatus.Why.MALFORMED);
    }
  }

  private static byte[] crl(TestCa ca) {
    return ca.crl(
        b -> {
          b.addCRLEntry(BigInteger.TEN, Date.from(AT), 4);
          b.addCRLEntry(SERIAL, Date.from(AT), 1);
          b.addExtension(
              Extension.authorityKeyIdentifier,
              false,
              new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(ca.certificate));
        });
  }

  @Test
  void aListWithAChangedBitIsNeverConclusive() {
    assertNoFlipIsBelieved(crl(CA), bytes -> judgeCrl(bytes, LEAF, CA.certificate));
    assertNoFlipIsBelieved(crl(RSA), bytes -> judgeCrl(bytes, RSA_LEAF, RSA.certificate));
  }

  @Test
  void aResponseWithAChangedBitIsNeverConclusive() {
    assertNoFlipIsBelieved(TestResponder.unasked(responder()), BitFlipTest::judgeOcsp);
    assertNoFlipIsBelieved(delegated(), BitFlipTest::judgeOcsp);
  }

  @Test
  void changedBytesAreNeverConclusiveAndNeverEscape() {
    assertGarbageIsNotBelieved(crl(CA), bytes -> judgeCrl(bytes, LEAF, CA.certificate));
    assertGarbageIsNotBelieved(delegated(), BitFlipTest::judgeOcsp);
  }

  private static RevocationStatus judgeOcsp(byte[] bytes) {
    return OcspChecker.ofResponse(bytes).check(RSA_LEAF, RSA.certificate, AT);
  }

  private static TestResponder responder() {
    TestResponder responder = new TestResponder();
    responder.signer = RSA;
    responder.issuer = RSA;
    return responder;
  }

  private static byte[] delegated() {
    X500Name name = new X500Name("CN=OCSP");
    TestResponder responder = responder();
    responder.signer = OTHER_GENERATION;
    responder.id = TestResponder.byName(name);
    responder.certificates.add(
        RSA.issue(
            BigInteger.TWO,
            name,
            OTHER_GENERATION.keys,
            b ->
                b.addExtension(
                    Extension.extendedKeyUsage,
                    true,
                    new ExtendedKeyUsage(KeyPurposeId.id_kp_OCSPSigning))));
    return TestResponder.unasked(responder);
  }
}
