package io.github.jpki4j.testcard.pki;

import static io.github.jpki4j.testcard.pki.X509.certificate;
import static io.github.jpki4j.testcard.pki.X509.crl;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.testcard.TestCard;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.Signature;
import java.security.SignatureException;
import java.security.cert.CRLReason;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Revocation lists as the JDK and openssl read them. */
class RevocationListTest {

  private static final Instant NOW = Instant.parse("2026-11-23T03:00:00Z");
  private static final Instant SINCE = Instant.parse("2026-11-01T00:00:00Z");
  private static final TestPki PKI = TestPki.create();

  @TempDir Path folder;

  private final TestCard card =
      TestCard.builder().pki(PKI).clock(Clock.fixed(NOW, ZoneOffset.UTC)).build();

  private X509Certificate sign() throws Exception {
    return certificate(card.certificate(CertificateKind.SIGN));
  }

  private static Revocation revocation(long serial, CRLReason reason) {
    return new Revocation(BigInteger.valueOf(serial), reason, SINCE);
  }

  private static X509Certificate authority(KeyKind kind, CaGeneration generation) throws Exception {
    return certificate(PKI.authorityCertificate(kind, generation));
  }

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void emptyListIsOfItsCaAndHoldsForADay(KeyKind kind) throws Exception {
    X509CRL list = crl(PKI.crl(kind, NOW).build());
    X509Certificate authority = authority(kind, CaGeneration.THIRD);
    list.verify(authority.getPublicKey());
    assertThat(list.getVersion()).isEqualTo(2);
    assertThat(list.getIssuerX500Principal()).isEqualTo(authority.getSubjectX500Principal());
    assertThat(list.getThisUpdate()).isEqualTo(Date.from(NOW));
    assertThat(list.getNextUpdate()).isEqualTo(Date.from(NOW.plus(Duration.ofDays(1))));
    assertThat(list.getRevokedCertificates()).isNull();
    assertThat(list.hasUnsupportedCriticalExtension()).isFalse();
    assertThat(list.getNonCriticalExtensionOIDs())
        .containsExactlyInAnyOrder("2.5.29.35", "2.5.29.20");
    assertThat(list.getCriticalExtensionOIDs()).isEmpty();
    byte[] keyId = Asn1.parse(authority.getExtensionValue("2.5.29.14")).value();
    Asn1 aki = Asn1.parse(Asn1.parse(list.getExtensionValue("2.5.29.35")).value());
    assertThat(aki.child(0).value()).isEqualTo(Asn1.parse(keyId).value());
  }

  @Test
  void datesAndNumberCanBeGivenAndNextUpdateLeftOut() throws Exception {
    X509CRL list = crl(PKI.crl(KeyKind.SIGN, NOW).nextUpdate(SINCE).number(4711).build());
    assertThat(list.getNextUpdate()).isEqualTo(Date.from(SINCE));
    Asn1 number = Asn1.parse(Asn1.parse(list.getExtensionValue("2.5.29.20")).value());
    assertThat(new BigInteger(number.value())).isEqualTo(4711);
    Instant late = Instant.parse("2055-01-01T00:00:00Z");
    assertThat(crl(PKI.crl(KeyKind.SIGN, late).build()).getThisUpdate()).isEqualTo(Date.from(late));
    assertThat(crl(PKI.crl(KeyKind.SIGN, NOW).withoutNextUpdate().build()).getNextUpdate())
        .isNull();
  }

  @ParameterizedTest
  @EnumSource(value = CRLReason.class, mode = EnumSource.Mode.EXCLUDE, names = "UNUSED")
  void entryHasSerialReasonAndDate(CRLReason reason) throws Exception {
    X509CRL list = crl(PKI.crl(KeyKind.SIGN, NOW).revoke(revocation(0x7E123456, reason)).build());
    X509CRLEntry entry = list.getRevokedCertificate(BigInteger.valueOf(0x7E123456));
    assertThat(entry.getRevocationDate()).isEqualTo(Date.from(SINCE));
    assertThat(entry.getRevocationReason())
        .isEqualTo(reason == CRLReason.UNSPECIFIED ? null : reason);
    assertThat(list.getRevokedCertificate(BigInteger.ONE)).isNull();
  }

  @Test
  void reasonSevenIsRefusedAndARevocationHidesItsSerial() {
    assertThatThrownBy(() -> revocation(1, CRLReason.UNUSED))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(revocation(987_654, CRLReason.SUPERSEDED).toString())
        .isEqualTo("Revocation[SUPERSEDED, hidden]");
  }

  @Test
  void distributionPointIsCriticalAndThatOfTheCertificate() throws Exception {
    X509CRL list = crl(PKI.crl(KeyKind.SIGN, NOW).distributionPoint(card.holder()).build());
    assertThat(list.getCriticalExtensionOIDs()).containsExactly("2.5.29.28");
    Asn1 inList = Asn1.parse(Asn1.parse(list.getExtensionValue("2.5.29.28")).value());
    Asn1 inLeaf = Asn1.parse(Asn1.parse(sign().getExtensionValue("2.5.29.31")).value());
    assertThat(inList.child(0).value()).isEqualTo(inLeaf.child(0).child(0).value());
  }

  @ParameterizedTest
  @EnumSource(CaGeneration.class)
  void eachGenerationSignsItsOwn(CaGeneration own) throws Exception {
    X509CRL list = crl(PKI.crl(KeyKind.AUTH, NOW).generation(own).build());
    for (CaGeneration generation : CaGeneration.values()) {
      X509Certificate authority = authority(KeyKind.AUTH, generation);
      if (generation == own) {
        list.verify(authority.getPublicKey());
      } else {
        assertThatThrownBy(() -> list.verify(authority.getPublicKey()))
            .isInstanceOf(SignatureException.class);
      }
    }
  }

  @Test
  void forgedListHasTheRightNamesAndAnotherSignature() throws Exception {
    TestCrlBuilder forged = PKI.crl(KeyKind.SIGN, NOW).signedBy(KeyKind.AUTH, CaGeneration.THIRD);
    X509CRL list = crl(forged.build());
    X509Certificate claimed = authority(KeyKind.SIGN, CaGeneration.THIRD);
    assertThat(list.getIssuerX500Principal()).isEqualTo(claimed.getSubjectX500Principal());
    assertThat(list.getExtensionValue("2.5.29.35"))
        .isEqualTo(crl(PKI.crl(KeyKind.SIGN, NOW).build()).getExtensionValue("2.5.29.35"));
    assertThatThrownBy(() -> list.verify(claimed.getPublicKey()))
        .isInstanceOf(SignatureException.class);
    list.verify(authority(KeyKind.AUTH, CaGeneration.THIRD).getPublicKey());
  }

  @Test
  void deltaListNamesItsBaseInACriticalExtension() throws Exception {
    X509CRL list =
        crl(
            PKI.crl(KeyKind.SIGN, NOW)
                .number(8)
                .deltaOf(7)
                .revoke(revocation(1, CRLReason.REMOVE_FROM_CRL))
                .build());
    assertThat(list.getCriticalExtensionOIDs()).containsExactly("2.5.29.27");
    Asn1 base = Asn1.parse(Asn1.parse(list.getExtensionValue("2.5.29.27")).value());
    assertThat(new BigInteger(base.value())).isEqualTo(7);
  }

  @ParameterizedTest
  @CsvSource({"0, 127", "1, 128", "300, 70000", "3, 65530"})
  void entriesOfAnyNumberAreAllThere(int first, int count) throws Exception {
    X509CRL list =
        crl(
            PKI.crl(KeyKind.SIGN, NOW)
                .revoke(revocation(first, CRLReason.KEY_COMPROMISE), count)
                .revoke(revocation(9_000_000, CRLReason.SUPERSEDED))
                .build());
    list.verify(authority(KeyKind.SIGN, CaGeneration.THIRD).getPublicKey());
    assertThat(list.getRevokedCertificates()).hasSize(count + 1);
    assertThat(list.getRevokedCertificate(BigInteger.valueOf(first + count - 1L))).isNotNull();
    assertThat(list.getRevokedCertificate(BigInteger.valueOf(first + (long) count))).isNull();
  }

  /** Read by hand: as objects of the JDK they would fill the heap of a small machine. */
  @Test
  void millionOfEntriesIsBuiltInOneArray() throws Exception {
    int million = 1_000_000;
    byte[] der =
        PKI.crl(KeyKind.SIGN, NOW)
            .revoke(revocation(0x10000000, CRLReason.KEY_COMPROMISE), million)
            .build();
    assertThat(der).hasSizeBetween(35 * million, 45 * million);
    int tbs = contentAt(der, 0);
    int end = next(der, tbs);
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initVerify(authority(KeyKind.SIGN, CaGeneration.THIRD).getPublicKey());
    signature.update(der, tbs, end - tbs);
    assertThat(signature.verify(der, der.length - 256, 256)).isTrue();
    int list = contentAt(der, tbs);
    for (int field = 0; field < 5; field++) {
      list = next(der, list);
    }
    int count = 0;
    int last = 0;
    for (int at = contentAt(der, list); at < next(der, list); at = next(der, at)) {
      last = at;
      count++;
    }
    assertThat(count).isEqualTo(million);
    assertThat(new BigInteger(der, contentAt(der, last) + 2, 4))
        .isEqualTo(0x10000000 + million - 1);
  }

  /** Where the content of the DER element begins that begins at an offset. */
  private static int contentAt(byte[] der, int at) {
    return at + (der[at + 1] < 0 ? 2 + (der[at + 1] & 0x7F) : 2);
  }

  private static int next(byte[] der, int at) {
    int content = contentAt(der, at);
    int from = Math.min(at + 2, content - 1);
    return content + new BigInteger(1, der, from, content - from).intValueExact();
  }

  @Test
  void opensslVerifiesTheListAndFindsWhatIsRevoked() throws Exception {
    if (!Openssl.isInstalled()) {
      return;
    }
    String leaf = pem("leaf", "CERTIFICATE", card.certificate(CertificateKind.SIGN));
    String authority = pem("ca", "CERTIFICATE", card.certificate(CertificateKind.SIGN_CA));
    TestCrlBuilder forged = PKI.crl(KeyKind.SIGN, NOW).signedBy(KeyKind.AUTH, CaGeneration.THIRD);
    String good = pem("good", "X509 CRL", PKI.crl(KeyKind.SIGN, NOW).build());
    assertThat(Openssl.openssl("crl", "-in", good, "-CAfile", authority, "-noout"))
        .contains("verify OK");
    String bad = pem("bad", "X509 CRL", forged.build());
    assertThat(Openssl.run("crl", "-in", bad, "-CAfile", authority, "-noout").output())
        .contains("verify failure");

    assertThat(verify(leaf, authority, good).output()).contains("leaf.pem: OK");
    byte[] own = PKI.crl(KeyKind.SIGN, NOW).distributionPoint(card.holder()).build();
    assertThat(verify(leaf, authority, pem("own", "X509 CRL", own)).exit()).isZero();
    byte[] stale = PKI.crl(KeyKind.SIGN, SINCE).build();
    assertThat(verify(leaf, authority, pem("stale", "X509 CRL", stale)).output())
        .contains("CRL has expired");
    Holder elsewhere =
        new Holder("ＴＥＳＴ", "0000", "1", "319800101", "", "", "Osaka-fu", "TEST-shi", "27999");
    byte[] other = PKI.crl(KeyKind.SIGN, NOW).distributionPoint(elsewhere).build();
    assertThat(verify(leaf, authority, pem("other", "X509 CRL", other)).output())
        .containsIgnoringCase("different CRL scope");
    for (CRLReason reason : new CRLReason[] {CRLReason.SUPERSEDED, CRLReason.CERTIFICATE_HOLD}) {
      Revocation revocation = new Revocation(sign().getSerialNumber(), reason, SINCE);
      byte[] revoked =
          PKI.crl(KeyKind.SIGN, NOW)
              .distributionPoint(card.holder())
              .revoke(revocation(5, CRLReason.KEY_COMPROMISE), 1000)
              .revoke(revocation)
              .build();
      assertThat(verify(leaf, authority, pem("revoked", "X509 CRL", revoked)).output())
          .contains("certificate revoked");
    }
  }

  private String pem(String name, String type, byte[] der) throws Exception {
    return Openssl.pem(folder.resolve(name + ".pem"), type, der);
  }

  private static Openssl.Run verify(String leaf, String authority, String list) throws Exception {
    String time = Long.toString(NOW.plusSeconds(60).getEpochSecond());
    return Openssl.run(
        "verify", "-crl_check", "-attime", time, "-CAfile", authority, "-CRLfile", list, leaf);
  }
}
