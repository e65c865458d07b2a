package io.github.jpki4j.testcard.pki;

import static io.github.jpki4j.testcard.pki.X509.certificate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.testcard.Hex;
import io.github.jpki4j.testcard.TestCard;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CRLReason;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The answers of the responder, field by field. */
class OcspResponderTest {

  private static final Instant NOW = Instant.parse("2026-11-23T03:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final TestPki PKI = TestPki.create();
  private static final byte[] NONCE = {4, 8, 1, 2, 3, 4, 5, 6, 7, 8};

  private static final int GOOD = 0x80;
  private static final int REVOKED = 0xA1;
  private static final int UNKNOWN = 0x82;

  private final TestCard card = TestCard.builder().pki(PKI).clock(CLOCK).build();
  private final BigInteger serial =
      PKI.serial(KeyKind.SIGN, card.holder(), Validity.aroundNow(CLOCK, card.holder().birthday()));

  private static TestOcspResponderBuilder builder() {
    return PKI.ocspResponder(KeyKind.SIGN).clock(CLOCK);
  }

  private OcspAnswer ask(TestOcspResponderBuilder builder) throws Exception {
    return ask(builder, OcspClient.request(CaGeneration.THIRD, serial, NONCE));
  }

  private static OcspAnswer ask(TestOcspResponderBuilder builder, byte[] request) throws Exception {
    try (TestOcspResponder responder = builder.start()) {
      return OcspAnswer.parse(OcspClient.post(responder.uri(), request));
    }
  }

  private static PublicKey authorityKey(KeyKind kind) throws Exception {
    return certificate(PKI.authorityCertificate(kind)).getPublicKey();
  }

  private static boolean isSignedBy(OcspAnswer answer, PublicKey key) throws Exception {
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initVerify(key);
    signature.update(answer.data());
    return signature.verify(answer.signature());
  }

  @ParameterizedTest
  @CsvSource({
    "GOOD, 80",
    "REVOKED, A1",
    "HOLD, A1",
    "UNKNOWN, 82",
    "STALE, 80",
    "WRONG_SIGNER, 80",
    "UNAUTHORISED_SIGNER, 80",
    "WRONG_NONCE, 80",
    "NO_NONCE, 80",
    "OTHER_CERTIFICATE, 80",
  })
  void statusIsThatOfTheBehaviour(OcspBehaviour behaviour, String tag) throws Exception {
    OcspAnswer answer = ask(builder().behaviour(behaviour));
    assertThat(answer.status()).isZero();
    assertThat(answer.single().certStatus().tag()).isEqualTo(Integer.parseInt(tag, 16));
  }

  @Test
  void goodAnswerIsFreshSignedByTheCaAndHasTheNonce() throws Exception {
    OcspAnswer answer = ask(builder());
    assertThat(isSignedBy(answer, authorityKey(KeyKind.SIGN))).isTrue();
    assertThat(answer.certificates()).isEmpty();
    assertThat(answer.nonce()).contains(NONCE);
    assertThat(answer.responderId().tag()).as("by key").isEqualTo(0xA2);
    assertThat(answer.producedAt()).isEqualTo("20261123030000Z");
    assertThat(answer.single().thisUpdate()).isEqualTo("20261123030000Z");
    assertThat(answer.single().nextUpdate()).isEqualTo("20261123031500Z");
    assertThat(answer.single().serial()).isEqualTo(serial);
  }

  @Test
  void revocationHasItsReasonAndDate() throws Exception {
    Instant since = Instant.parse("2026-11-01T00:00:00Z");
    Revocation revocation = new Revocation(serial, CRLReason.AFFILIATION_CHANGED, since);
    Asn1 status = ask(builder().revoke(revocation)).single().certStatus();
    assertThat(status.tag()).isEqualTo(REVOKED);
    assertThat(status.child(0).utf8()).isEqualTo("20261101000000Z");
    assertThat(status.child(1).child(0).value()).containsExactly(3);
    assertThat(ask(builder().behaviour(OcspBehaviour.REVOKED)).single().certStatus().children())
        .as("no reason")
        .hasSize(1);
    Asn1 hold = ask(builder().behaviour(OcspBehaviour.HOLD)).single().certStatus();
    assertThat(hold.child(1).child(0).value()).containsExactly(6);
    Revocation other = new Revocation(serial.add(BigInteger.ONE), CRLReason.SUPERSEDED, since);
    assertThat(ask(builder().revoke(other)).single().certStatus().tag()).isEqualTo(GOOD);
  }

  @Test
  void behaviourOfOneCertificateGoesBeforeThatOfAll() throws Exception {
    assertThat(
            ask(builder().behaviour(OcspBehaviour.UNKNOWN).behaviour(serial, OcspBehaviour.GOOD))
                .single()
                .certStatus()
                .tag())
        .isEqualTo(GOOD);
    assertThat(
            ask(builder().behaviour(serial.add(BigInteger.ONE), OcspBehaviour.UNKNOWN))
                .single()
                .certStatus()
                .tag())
        .isEqualTo(GOOD);
  }

  @Test
  void certificateOfAnotherIssuerIsUnknown() throws Exception {
    byte[] request = OcspClient.request(CaGeneration.SECOND, serial, NONCE);
    assertThat(ask(builder(), request).single().certStatus().tag()).isEqualTo(UNKNOWN);
    assertThat(ask(builder().generation(CaGeneration.SECOND), request).single().certStatus().tag())
        .isEqualTo(GOOD);
  }

  @Test
  void staleAnswerIsTwoDaysOld() throws Exception {
    OcspAnswer answer = ask(builder().behaviour(OcspBehaviour.STALE));
    assertThat(answer.single().thisUpdate()).isEqualTo("20261121030000Z");
    assertThat(answer.single().nextUpdate()).isEqualTo("20261122030000Z");
    assertThat(isSignedBy(answer, authorityKey(KeyKind.SIGN))).isTrue();
  }

  @Test
  void wrongSignerHasTheRightNameAndAnotherKey() throws Exception {
    OcspAnswer answer = ask(builder().behaviour(OcspBehaviour.WRONG_SIGNER));
    assertThat(answer.responderId().value()).isEqualTo(ask(builder()).responderId().value());
    assertThat(isSignedBy(answer, authorityKey(KeyKind.SIGN))).isFalse();
    assertThat(isSignedBy(answer, authorityKey(KeyKind.AUTH))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "GOOD, 1.3.6.1.5.5.7.3.9, true",
    "UNAUTHORISED_SIGNER, 1.3.6.1.5.5.7.3.2, true",
    "WRONG_SIGNER, 1.3.6.1.5.5.7.3.9, false",
  })
  void delegatedResponderSendsItsCertificate(OcspBehaviour behaviour, String usage, boolean signed)
      throws Exception {
    OcspAnswer answer = ask(builder().delegated().behaviour(behaviour));
    assertThat(answer.certificates()).hasSize(1);
    X509Certificate responder = certificate(answer.certificates().get(0));
    responder.verify(authorityKey(KeyKind.SIGN));
    assertThat(responder.getExtendedKeyUsage()).isEqualTo(List.of(usage));
    Asn1 extensions = Asn1.parse(responder.getEncoded()).child(0).last().child(0);
    assertThat(extensions.child(2).child(0).oid()).isEqualTo("1.3.6.1.5.5.7.48.1.5");
    assertThat(extensions.child(2).child(1).value()).as("NULL").containsExactly(5, 0);
    assertThat(responder.getBasicConstraints()).isEqualTo(-1);
    assertThat(responder.getNotBefore()).isBefore(NOW);
    assertThat(responder.getNotAfter()).isAfter(NOW);
    assertThat(answer.responderId().tag()).as("by name").isEqualTo(0xA1);
    assertThat(isSignedBy(answer, responder.getPublicKey())).isEqualTo(signed);
  }

  @Test
  void unauthorisedSignerIsADelegateAlsoWhereTheCaSignsItself() throws Exception {
    OcspAnswer answer = ask(builder().behaviour(OcspBehaviour.UNAUTHORISED_SIGNER));
    X509Certificate signer = certificate(answer.certificates().get(0));
    assertThat(signer.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.2");
    assertThat(isSignedBy(answer, signer.getPublicKey())).isTrue();
  }

  @Test
  void nonceComesBackChangedOrNotAtAll() throws Exception {
    assertThat(ask(builder().behaviour(OcspBehaviour.NO_NONCE)).nonce()).isEmpty();
    byte[] wrong = ask(builder().behaviour(OcspBehaviour.WRONG_NONCE)).nonce().orElseThrow();
    assertThat(wrong).hasSameSizeAs(NONCE).startsWith(4, 8).isNotEqualTo(NONCE);
    byte[] without = OcspClient.request(CaGeneration.THIRD, serial, new byte[0]);
    assertThat(ask(builder(), without).nonce()).isEmpty();
    assertThat(ask(builder().behaviour(OcspBehaviour.WRONG_NONCE), without).nonce()).isEmpty();
  }

  @Test
  void otherCertificateIsTheNextOne() throws Exception {
    OcspAnswer answer = ask(builder().behaviour(OcspBehaviour.OTHER_CERTIFICATE));
    assertThat(answer.single().serial()).isEqualTo(serial.add(BigInteger.ONE));
  }

  @Test
  void errorsAreNotSignedAndAMalformedAnswerEndsEarly() throws Exception {
    try (TestOcspResponder responder = builder().behaviour(OcspBehaviour.TRY_LATER).start()) {
      byte[] request = OcspClient.request(CaGeneration.THIRD, serial, NONCE);
      assertThat(OcspClient.post(responder.uri(), request)).containsExactly(0x30, 3, 0x0A, 1, 3);
    }
    try (TestOcspResponder responder = builder().behaviour(OcspBehaviour.MALFORMED).start()) {
      byte[] request = OcspClient.request(CaGeneration.THIRD, serial, NONCE);
      byte[] answer = OcspClient.post(responder.uri(), request);
      assertThat(answer).startsWith(0x30).hasSizeGreaterThan(100);
      assertThatThrownBy(() -> Asn1.parse(answer)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void severalCertificatesAreAnsweredEach() throws Exception {
    byte[] request =
        OcspClient.request(CaGeneration.THIRD, NONCE, serial, BigInteger.TWO, BigInteger.TEN);
    OcspAnswer answer = ask(builder().behaviour(BigInteger.TWO, OcspBehaviour.UNKNOWN), request);
    assertThat(answer.singles())
        .extracting(single -> single.certStatus().tag())
        .containsExactly(GOOD, UNKNOWN, GOOD);
  }

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void eachPurposeHasAResponderOfItsOwn(KeyKind kind) throws Exception {
    byte[] request = OcspClient.request(CaGeneration.THIRD, serial, NONCE);
    OcspAnswer answer = ask(PKI.ocspResponder(kind).clock(CLOCK), request);
    assertThat(answer.single().certStatus().tag()).isEqualTo(kind == KeyKind.SIGN ? GOOD : UNKNOWN);
    assertThat(isSignedBy(answer, authorityKey(kind))).isTrue();
  }

  @Test
  void malformedRequestsAreToldSo() throws Exception {
    byte[] request = OcspClient.request(CaGeneration.THIRD, serial, NONCE);
    try (TestOcspResponder responder = builder().start()) {
      for (int length = 0; length < request.length; length++) {
        byte[] cut = Arrays.copyOf(request, length);
        assertThat(OcspClient.post(responder.uri(), cut))
            .as("%d bytes", length)
            .containsExactly(0x30, 3, 0x0A, 1, 1);
      }
      byte[] text = "what is this".getBytes(StandardCharsets.US_ASCII);
      assertThat(OcspClient.post(responder.uri(), text)).containsExactly(0x30, 3, 0x0A, 1, 1);
      assertThat(OcspClient.post(responder.uri(), Hex.bytes("3084FFFFFFFF30")))
          .containsExactly(0x30, 3, 0x0A, 1, 1);
      assertThat(responder.requests()).isEqualTo(request.length + 2);
    }
  }
}
