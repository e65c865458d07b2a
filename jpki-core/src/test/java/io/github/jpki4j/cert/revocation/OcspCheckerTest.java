package io.github.jpki4j.cert.revocation;

import static io.github.jpki4j.cert.revocation.TestCa.AT;
import static io.github.jpki4j.cert.revocation.TestCa.CA;
import static io.github.jpki4j.cert.revocation.TestCa.LEAF;
import static io.github.jpki4j.cert.revocation.TestCa.OTHER_GENERATION;
import static io.github.jpki4j.cert.revocation.TestCa.SERIAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.Hex;
import io.github.jpki4j.cert.revocation.RevocationStatus.Good;
import io.github.jpki4j.cert.revocation.RevocationStatus.OnHold;
import io.github.jpki4j.cert.revocation.RevocationStatus.Revoked;
import io.github.jpki4j.cert.revocation.RevocationStatus.Unknown;
import io.github.jpki4j.cert.revocation.RevocationStatus.Why;
import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Date;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OcspCheckerTest {

  private static final Date SINCE = Date.from(AT.minus(Duration.ofDays(10)));

  private final TestResponder responder = new TestResponder();
  private final Good good = new Good(responder.thisUpdate);

  private void assertUnknown(Why why) {
    assertThat(responder.ask()).isEqualTo(new Unknown(why));
  }

  @Test
  void aGoodAnswerIsGoodAsOfItsThisUpdate() {
    assertThat(responder.ask()).isEqualTo(good);
    responder.nextUpdate = null;
    assertThat(responder.ask()).isEqualTo(good);
  }

  @ParameterizedTest
  @CsvSource({
    "0, UNSPECIFIED",
    "1, KEY_COMPROMISE",
    "3, AFFILIATION_CHANGED",
    "4, SUPERSEDED",
    "5, CESSATION_OF_OPERATION",
    "7, UNKNOWN",
    "99, UNKNOWN",
  })
  void revokedComesWithReasonAndTime(int code, RevocationReason reason) {
    responder.status = new RevokedStatus(SINCE, code);
    assertThat(responder.ask()).isEqualTo(new Revoked(reason, SINCE.toInstant()));
  }

  @Test
  void holdRemovedUnknownAndNoReasonAreToldApart() {
    responder.status = new RevokedStatus(SINCE, 6);
    assertThat(responder.ask()).isEqualTo(new OnHold(SINCE.toInstant()));
    responder.status = new RevokedStatus(SINCE, 8);
    assertUnknown(Why.REMOVED_FROM_CRL);
    responder.status = new UnknownStatus();
    assertUnknown(Why.RESPONDER_DOES_NOT_KNOW);
    responder.status = new RevokedStatus(SINCE);
    assertThat(responder.ask())
        .isEqualTo(new Revoked(RevocationReason.UNSPECIFIED, SINCE.toInstant()));
  }

  @Test
  void theRequestNamesTheCertificateAndHasAFreshNonceOf32Bytes() throws Exception {
    Set<String> nonces = new HashSet<>();
    for (int i = 0; i < 3; i++) {
      assertThat(responder.ask()).isEqualTo(good);
      assertThat(responder.lastRequest.getRequestList()).hasSize(1);
      CertificateID id = responder.lastRequest.getRequestList()[0].getCertID();
      assertThat(id.getHashAlgOID()).isEqualTo(OIWObjectIdentifiers.idSHA1);
      assertThat(id.getSerialNumber()).isEqualTo(SERIAL);
      assertThat(
              id.matchesIssuer(
                  new JcaX509CertificateHolder(CA.certificate),
                  new JcaDigestCalculatorProviderBuilder().build()))
          .isTrue();
      ASN1OctetString value =
          responder
              .lastRequest
              .getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce)
              .getExtnValue();
      byte[] nonce = ASN1OctetString.getInstance(value.getOctets()).getOctets();
      assertThat(nonce).hasSize(32);
      assertThat(nonces.add(Hex.of(nonce))).isTrue();
    }
  }

  @Test
  void sha256NamesAreAskedForAndExpectedIfWanted() {
    OcspChecker checker = OcspChecker.over(responder).withSha256Names();
    assertThat(checker.check(LEAF, CA.certificate, AT)).isEqualTo(good);
    assertThat(responder.lastRequest.getRequestList()[0].getCertID().getHashAlgOID())
        .isEqualTo(NISTObjectIdentifiers.id_sha256);
    responder.hash = OIWObjectIdentifiers.idSHA1;
    assertThat(checker.check(LEAF, CA.certificate, AT))
        .isEqualTo(new Unknown(Why.OTHER_CERTIFICATE));
  }

  @Test
  void theNonceHasToComeBack() {
    responder.nonce = TestResponder.Nonce.OTHER;
    assertUnknown(Why.WRONG_NONCE);
    responder.nonce = TestResponder.Nonce.NONE;
    assertUnknown(Why.NO_NONCE);
  }

  @Test
  void anOptionalNonceMayBeMissingButNotWrong() {
    OcspChecker checker = OcspChecker.over(responder).withOptionalNonce();
    responder.nonce = TestResponder.Nonce.OTHER;
    assertThat(checker.check(LEAF, CA.certificate, AT)).isEqualTo(new Unknown(Why.WRONG_NONCE));
    responder.nonce = TestResponder.Nonce.NONE;
    assertThat(checker.check(LEAF, CA.certificate, AT)).isEqualTo(good);
  }

  @Test
  void anAnswerAboutAnotherCertificateSaysNothing() {
    responder.serial = SERIAL.add(BigInteger.ONE);
    assertUnknown(Why.OTHER_CERTIFICATE);
    responder.serial = SERIAL;
    responder.issuer = OTHER_GENERATION;
    assertUnknown(Why.OTHER_CERTIFICATE);
    responder.issuer = TestCa.OTHER_NAME;
    assertUnknown(Why.OTHER_CERTIFICATE);
    responder.issuer = CA;
    responder.copies = 0;
    assertUnknown(Why.OTHER_CERTIFICATE);
    responder.copies = 2;
    assertUnknown(Why.MALFORMED);
  }

  @ParameterizedTest
  @CsvSource({
    // seconds of producedAt, thisUpdate, nextUpdate after AT
    "0, 0, 0, ",
    "0, -900, , ",
    "0, -1200, 0, ",
    "300, 300, , ",
    "-3600, -60, 60, ",
    "0, -1201, 1, STALE",
    "0, -1201, , STALE",
    "0, -60, -1, STALE",
    "0, 301, , FROM_THE_FUTURE",
    "301, 0, , FROM_THE_FUTURE",
  })
  void anAnswerHasToBeFresh(int producedAt, int thisUpdate, Integer nextUpdate, Why why) {
    responder.producedAt = AT.plusSeconds(producedAt);
    responder.thisUpdate = AT.plusSeconds(thisUpdate);
    responder.nextUpdate = nextUpdate == null ? null : AT.plusSeconds(nextUpdate);
    assertThat(responder.ask())
        .isEqualTo(why == null ? new Good(responder.thisUpdate) : new Unknown(why));
  }

  @Test
  void ageAndToleranceMayBeSet() {
    OcspChecker checker =
        OcspChecker.over(responder)
            .withMaxAge(Duration.ofSeconds(60))
            .withClockTolerance(Duration.ZERO);
    assertThat(checker.check(LEAF, CA.certificate, AT)).isEqualTo(good);
    assertThat(checker.check(LEAF, CA.certificate, AT.plusSeconds(1)))
        .isEqualTo(new Unknown(Why.STALE));
    assertThat(checker.check(LEAF, CA.certificate, AT.minusSeconds(1)))
        .isEqualTo(new Unknown(Why.FROM_THE_FUTURE));
  }

  @Test
  void unknownCriticalExtensionsAreRefused() {
    responder.responseExtensions.add(TestCa.extension("1.2.3.4", false, DERNull.INSTANCE));
    responder.singleExtensions.add(TestCa.extension("1.2.3.4", false, DERNull.INSTANCE));
    assertThat(responder.ask()).isEqualTo(good);
    responder.singleExtensions.add(TestCa.extension("1.2.3.5", true, DERNull.INSTANCE));
    assertUnknown(Why.UNKNOWN_CRITICAL_EXTENSION);
    responder.singleExtensions.clear();
    responder.responseExtensions.add(TestCa.extension("1.2.3.5", true, DERNull.INSTANCE));
    assertUnknown(Why.UNKNOWN_CRITICAL_EXTENSION);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 6})
  void anErrorIsAnErrorOfTheResponder(int status) {
    responder.errorStatus = status;
    assertUnknown(Why.RESPONDER_ERROR);
  }

  @Test
  void noAnswerIsNoAnswerAndTheCallersBugsPassThrough() {
    OcspTransport silent =
        request -> {
          throw new IOException("no");
        };
    assertThat(OcspChecker.over(silent).check(LEAF, CA.certificate, AT))
        .isEqualTo(new Unknown(Why.NO_ANSWER));
    OcspTransport broken =
        request -> {
          throw new IllegalStateException("the caller's bug");
        };
    assertThatThrownBy(() -> OcspChecker.over(broken).check(LEAF, CA.certificate, AT))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> OcspChecker.over(request -> null).check(LEAF, CA.certificate, AT))
        .isInstanceOf(NullPointerException.class);
  }

  @Test
  void aSuppliedAnswerIsJudgedWithoutANonceAndWithEitherHash() {
    byte[] sha1 = TestResponder.unasked(responder);
    OcspChecker checker = OcspChecker.ofResponse(sha1);
    Arrays.fill(sha1, (byte) 0);
    assertThat(checker.check(LEAF, CA.certificate, AT)).isEqualTo(good);
    assertThat(checker.withOptionalNonce().check(LEAF, CA.certificate, AT)).isEqualTo(good);
    assertThat(checker.check(LEAF, CA.certificate, AT.plus(Duration.ofHours(1))))
        .isEqualTo(new Unknown(Why.STALE));
    responder.hash = NISTObjectIdentifiers.id_sha256;
    byte[] sha256 = TestResponder.unasked(responder);
    assertThat(OcspChecker.ofResponse(sha256).check(LEAF, CA.certificate, AT)).isEqualTo(good);
    responder.hash = NISTObjectIdentifiers.id_sha384;
    byte[] sha384 = TestResponder.unasked(responder);
    assertThat(OcspChecker.ofResponse(sha384).check(LEAF, CA.certificate, AT))
        .isEqualTo(new Unknown(Why.OTHER_CERTIFICATE));
  }

  @Test
  void aSuppliedAnswerWithSomebodyElsesNonceIsTaken() throws Exception {
    byte[] answer =
        responder.exchange(
            OcspRequest.about(CertId.of(CertId.Hash.SHA1, LEAF, CA.certificate), new SecureRandom())
                .der());
    assertThat(OcspChecker.ofResponse(answer).check(LEAF, CA.certificate, AT)).isEqualTo(good);
  }

  @Test
  void everyTruncationAndEveryMoreByteIsMalformed() {
    byte[] answer = TestResponder.unasked(responder);
    for (int length = 0; length < answer.length; length++) {
      assertMalformed(Arrays.copyOf(answer, length));
    }
    assertMalformed(Arrays.copyOf(answer, answer.length + 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00",
        "3000",
        "30030A0100",
        "30030A0180",
        "30040A020000",
        "30050A0100A000",
        "30070A0100A0023000",
        "30110A0100A00C300A06062B0601050507 0400",
        "30160A0100A011300F06092B0601050507300102 04023000",
        "3084FFFFFFFF",
        "30800A0100",
      })
  void otherThingsAreMalformed(String hex) {
    assertMalformed(Hex.bytes(hex));
  }

  private static void assertMalformed(byte[] response) {
    assertThat(OcspChecker.ofResponse(response).check(LEAF, CA.certificate, AT))
        .isEqualTo(new Unknown(Why.MALFORMED));
  }

  @Test
  void noTextShowsWhichCertificateIsMeant() throws Exception {
    CertId id = CertId.of(CertId.Hash.SHA1, LEAF, CA.certificate);
    assertThat(id.toString()).doesNotContain(id.serial().toString()).contains("hidden");
    assertThat(new SingleResponse(id, good, AT, Optional.empty(), false).toString())
        .doesNotContain(id.serial().toString());
  }
}
