package io.github.jpki4j.cert.revocation;

import static io.github.jpki4j.cert.revocation.TestCa.AT;
import static io.github.jpki4j.cert.revocation.TestCa.CA;
import static io.github.jpki4j.cert.revocation.TestCa.LEAF;
import static io.github.jpki4j.cert.revocation.TestCa.OTHER_NAME;
import static io.github.jpki4j.cert.revocation.TestCa.SERIAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.MalformedDataException;
import io.github.jpki4j.MalformedDataException.Data;
import io.github.jpki4j.MalformedDataException.Problem;
import io.github.jpki4j.cert.revocation.RevocationStatus.Good;
import io.github.jpki4j.cert.revocation.RevocationStatus.OnHold;
import io.github.jpki4j.cert.revocation.RevocationStatus.Revoked;
import io.github.jpki4j.cert.revocation.RevocationStatus.Unknown;
import io.github.jpki4j.cert.revocation.RevocationStatus.Why;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CrlCheckerTest {

  private static final Date SINCE = Date.from(AT.minus(Duration.ofDays(10)));
  private static final Instant THIS_UPDATE = AT.minus(Duration.ofHours(1));
  private static final Good GOOD = new Good(THIS_UPDATE);

  private static RevocationStatus check(byte[] crl) throws MalformedDataException {
    return CrlChecker.of(Crl.parse(crl)).check(LEAF, CA.certificate, AT);
  }

  @ParameterizedTest
  @CsvSource({
    "0, UNSPECIFIED",
    "1, KEY_COMPROMISE",
    "2, CA_COMPROMISE",
    "3, AFFILIATION_CHANGED",
    "4, SUPERSEDED",
    "5, CESSATION_OF_OPERATION",
    "7, UNKNOWN",
    "9, PRIVILEGE_WITHDRAWN",
    "10, AA_COMPROMISE",
    "11, UNKNOWN",
    "127, UNKNOWN",
  })
  void aListedCertificateIsRevokedWithItsReason(int code, RevocationReason reason)
      throws Exception {
    assertThat(check(CA.crl(entry(code)))).isEqualTo(new Revoked(reason, SINCE.toInstant()));
  }

  @Test
  void withoutAReasonItIsRevokedAllTheSame() throws Exception {
    byte[] crl = CA.crl(b -> b.addCRLEntry(SERIAL, SINCE, 0));
    assertThat(check(crl)).isEqualTo(new Revoked(RevocationReason.UNSPECIFIED, SINCE.toInstant()));
  }

  @Test
  void aHoldIsOnHoldAndRemovedFromCrlIsUnknown() throws Exception {
    assertThat(check(CA.crl(entry(6)))).isEqualTo(new OnHold(SINCE.toInstant()));
    assertThat(check(CA.crl(entry(8)))).isEqualTo(new Unknown(Why.REMOVED_FROM_CRL));
  }

  @ParameterizedTest
  @ValueSource(strings = {"32C4AB", "0132C4AC", "AB0132C4", "-0132C4AB", "0", "010132C4AB"})
  void anotherSerialDoesNotMatter(String serial) throws Exception {
    byte[] crl = CA.crl(b -> b.addCRLEntry(new BigInteger(serial, 16), SINCE, 1));
    assertThat(check(crl)).isEqualTo(GOOD);
    assertThat(check(CA.crl(b -> {}))).isEqualTo(GOOD);
  }

  @Test
  void strangeReasonsAreMalformed() throws Exception {
    for (int reason : new int[] {-1, 128, 65_536}) {
      byte[] crl =
          CA.crl(
              b -> b.addCRLEntry(SERIAL, SINCE, reason("2.5.29.21", new ASN1Enumerated(reason))));
      assertThat(check(crl)).isEqualTo(new Unknown(Why.MALFORMED));
    }
    byte[] noNumber =
        CA.crl(b -> b.addCRLEntry(SERIAL, SINCE, reason("2.5.29.21", DERNull.INSTANCE)));
    assertThat(check(noNumber)).isEqualTo(new Unknown(Why.MALFORMED));
  }

  private static Extensions reason(String oid, ASN1Encodable value) {
    return new Extensions(TestCa.extension(oid, false, value));
  }

  @Test
  void anotherCaIsAWrongIssuer() throws Exception {
    assertThat(check(OTHER_NAME.crl(entry(1)))).isEqualTo(new Unknown(Why.WRONG_ISSUER));
    Crl crl = Crl.parse(CA.crl(entry(1)));
    assertThat(CrlChecker.of(crl).check(LEAF, OTHER_NAME.certificate, AT))
        .isEqualTo(new Unknown(Why.WRONG_ISSUER));
    assertThat(CrlChecker.of(crl).check(OTHER_NAME.issue(SERIAL), CA.certificate, AT))
        .isEqualTo(new Unknown(Why.WRONG_ISSUER));
  }

  @ParameterizedTest
  @CsvSource({
    // seconds of thisUpdate after AT, of nextUpdate after AT
    "0, 0, ",
    "-86400, 0, ",
    "300, 301, ",
    "-86700, 1, ",
    "301, 400, FROM_THE_FUTURE",
    "-86701, 1, STALE",
    "-3600, -1, STALE",
    "0, , ",
    "-86701, , STALE",
    "301, , FROM_THE_FUTURE",
  })
  void aListHasToBeFreshWithinTheTolerance(int thisUpdate, Integer nextUpdate, Why why)
      throws Exception {
    byte[] crl =
        CA.crl(
            AT.plusSeconds(thisUpdate),
            nextUpdate == null ? null : AT.plusSeconds(nextUpdate),
            CA.signer(null),
            b -> {});
    assertThat(check(crl))
        .isEqualTo(why == null ? new Good(AT.plusSeconds(thisUpdate)) : new Unknown(why));
  }

  @Test
  void ageAndToleranceMayBeSet() throws Exception {
    Crl crl = Crl.parse(CA.crl(THIS_UPDATE, null, CA.signer(null), b -> {}));
    CrlChecker strict =
        CrlChecker.of(crl).withMaxAge(Duration.ofHours(1)).withClockTolerance(Duration.ZERO);
    assertThat(strict.check(LEAF, CA.certificate, AT)).isEqualTo(GOOD);
    assertThat(strict.check(LEAF, CA.certificate, AT.plusSeconds(1)))
        .isEqualTo(new Unknown(Why.STALE));
    assertThat(strict.check(LEAF, CA.certificate, THIS_UPDATE.minusSeconds(1)))
        .isEqualTo(new Unknown(Why.FROM_THE_FUTURE));
    CrlChecker lenient = CrlChecker.of(crl).withMaxAge(Duration.ofSeconds(Long.MAX_VALUE));
    assertThat(lenient.check(LEAF, CA.certificate, Instant.MAX)).isEqualTo(GOOD);
    assertThat(lenient.check(LEAF, CA.certificate, Instant.MIN))
        .isEqualTo(new Unknown(Why.FROM_THE_FUTURE));
    assertThatThrownBy(() -> strict.withMaxAge(Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> strict.withClockTolerance(Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> strict.withClockTolerance(Duration.ofHours(25)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anUnknownCriticalExtensionOfTheListOrOfAnyEntrySpoilsIt() throws Exception {
    Extension critical = TestCa.extension("1.2.3.4", true, DERNull.INSTANCE);
    Extension other = TestCa.extension("1.2.3.4", false, DERNull.INSTANCE);
    assertThat(check(CA.crl(b -> b.addExtension(critical))))
        .isEqualTo(new Unknown(Why.UNKNOWN_CRITICAL_EXTENSION));
    assertThat(check(CA.crl(b -> b.addExtension(other)))).isEqualTo(GOOD);
    assertThat(check(CA.crl(b -> b.addCRLEntry(BigInteger.TEN, SINCE, new Extensions(critical)))))
        .isEqualTo(new Unknown(Why.UNKNOWN_CRITICAL_EXTENSION));
    assertThat(check(CA.crl(b -> b.addCRLEntry(BigInteger.TEN, SINCE, new Extensions(other)))))
        .isEqualTo(GOOD);
  }

  @Test
  void aRevocationCountsFromItsInvalidityDateIfThatIsEarlier() throws Exception {
    Instant since = SINCE.toInstant();
    for (int seconds : new int[] {-1, 0, 1}) {
      Instant invalid = since.plusSeconds(seconds);
      byte[] crl = CA.crl(b -> b.addCRLEntry(SERIAL, SINCE, 1, Date.from(invalid)));
      assertThat(check(crl))
          .isEqualTo(new Revoked(RevocationReason.KEY_COMPROMISE, seconds < 0 ? invalid : since));
    }
  }

  @Test
  void aSourceIsAskedEachTimeAndMayFail() throws Exception {
    Crl crl = Crl.parse(CA.crl(entry(1)));
    assertThat(CrlChecker.over((certificate, issuer) -> crl).check(LEAF, CA.certificate, AT))
        .isInstanceOf(Revoked.class);
    CrlSource silent =
        (certificate, issuer) -> {
          throw new IOException("no");
        };
    assertThat(CrlChecker.over(silent).check(LEAF, CA.certificate, AT))
        .isEqualTo(new Unknown(Why.NO_ANSWER));
    CrlSource malformed =
        (certificate, issuer) -> {
          throw new MalformedDataException(Data.CRL, Problem.CUT_SHORT);
        };
    assertThat(CrlChecker.over(malformed).check(LEAF, CA.certificate, AT))
        .isEqualTo(new Unknown(Why.MALFORMED));
    CrlSource broken =
        (certificate, issuer) -> {
          throw new IllegalStateException("the caller's bug");
        };
    assertThatThrownBy(() -> CrlChecker.over(broken).check(LEAF, CA.certificate, AT))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void ofSeveralListsTheNewestThatSpeaksDecides() throws Exception {
    Crl older = Crl.parse(CA.crl(THIS_UPDATE.minusSeconds(60), null, CA.signer(null), b -> {}));
    Crl newer = Crl.parse(CA.crl(THIS_UPDATE, null, CA.signer(null), entry(1)));
    Crl future = Crl.parse(CA.crl(AT.plusSeconds(999), null, CA.signer(null), b -> {}));
    Crl foreign = Crl.parse(OTHER_NAME.crl(b -> {}));
    assertThat(
            CrlChecker.of(List.of(older, foreign, future, newer)).check(LEAF, CA.certificate, AT))
        .isInstanceOf(Revoked.class);
    assertThat(CrlChecker.of(List.of(foreign, future)).check(LEAF, CA.certificate, AT))
        .isEqualTo(new Unknown(Why.FROM_THE_FUTURE));
    assertThat(CrlChecker.of(List.of(future, foreign)).check(LEAF, CA.certificate, AT))
        .isEqualTo(new Unknown(Why.FROM_THE_FUTURE));
    assertThat(CrlChecker.of(List.of(foreign, foreign)).check(LEAF, CA.certificate, AT))
        .isEqualTo(new Unknown(Why.WRONG_ISSUER));
    assertThatThrownBy(() -> CrlChecker.of(List.of())).isInstanceOf(IllegalArgumentException.class);
  }

  private static TestCa.Addition<X509v2CRLBuilder> entry(int reason) {
    return b -> b.addCRLEntry(SERIAL, SINCE, reason("2.5.29.21", new ASN1Enumerated(reason)));
  }
}
