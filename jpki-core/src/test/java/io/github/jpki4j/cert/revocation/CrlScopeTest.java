package io.github.jpki4j.cert.revocation;

import static io.github.jpki4j.cert.revocation.TestCa.AT;
import static io.github.jpki4j.cert.revocation.TestCa.CA;
import static io.github.jpki4j.cert.revocation.TestCa.SERIAL;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.cert.revocation.RevocationStatus.Good;
import io.github.jpki4j.cert.revocation.RevocationStatus.Unknown;
import io.github.jpki4j.cert.revocation.RevocationStatus.Why;
import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.asn1.x509.ReasonFlags;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrlScopeTest {

  private static final GeneralName KIYOSE =
      new GeneralName(new X500Name("C=JP,O=TEST,OU=CRL Distribution Points,CN=Kiyose CRLDP"));
  private static final GeneralName OTHER_CASE =
      new GeneralName(new X500Name("C=JP,O=test,OU=CRL  Distribution Points,CN=KIYOSE CRLDP"));
  private static final GeneralName CHIYODA =
      new GeneralName(new X500Name("C=JP,O=TEST,OU=CRL Distribution Points,CN=Chiyoda CRLDP"));
  private static final GeneralName URI = uri("http://test.invalid/a.crl");
  private static final GeneralName OTHER_URI = uri("http://test.invalid/A.crl");
  private static final GeneralName ISSUER = new GeneralName(TestCa.NAME);
  private static final GeneralName RFC822 = new GeneralName(GeneralName.rfc822Name, "test");

  private static GeneralName uri(String text) {
    return new GeneralName(GeneralName.uniformResourceIdentifier, text);
  }

  private static DistributionPointName name(GeneralName... names) {
    return new DistributionPointName(new GeneralNames(names));
  }

  private static X509Certificate leaf(DistributionPoint... points) {
    return certificate(
        Extension.cRLDistributionPoints.getId(),
        points.length == 0 ? null : new CRLDistPoint(points));
  }

  private static X509Certificate leaf(GeneralName... names) {
    return leaf(new DistributionPoint(name(names), null, null));
  }

  private static X509Certificate certificate(String oid, ASN1Encodable value) {
    return CA.issue(
        SERIAL,
        new X500Name("CN=TEST"),
        TestCa.LEAF_KEYS,
        b -> {
          if (value != null) {
            b.addExtension(TestCa.extension(oid, false, value));
          }
        });
  }

  private static byte[] listOf(GeneralName... names) {
    return list(new IssuingDistributionPoint(name(names), false, false, null, false, false));
  }

  private static byte[] list(IssuingDistributionPoint point) {
    return CA.crl(b -> b.addExtension(Extension.issuingDistributionPoint, true, point));
  }

  private static void assertCovered(X509Certificate certificate, byte[] crl) throws Exception {
    assertThat(CrlChecker.of(Crl.parse(crl)).check(certificate, CA.certificate, AT))
        .isInstanceOf(Good.class);
  }

  private static void assertOutOfScope(X509Certificate certificate, byte[] crl) throws Exception {
    assertThat(CrlChecker.of(Crl.parse(crl)).check(certificate, CA.certificate, AT))
        .isEqualTo(new Unknown(Why.OUT_OF_SCOPE));
  }

  @Test
  void aListWithoutADistributionPointIsForAll() throws Exception {
    assertCovered(leaf(KIYOSE), CA.crl(b -> {}));
    assertCovered(leaf(new DistributionPoint[0]), CA.crl(b -> {}));
  }

  @Test
  void oneOfTheNamesHasToBeTheSame() throws Exception {
    assertCovered(leaf(KIYOSE), listOf(KIYOSE));
    assertCovered(leaf(KIYOSE), listOf(OTHER_CASE));
    assertCovered(leaf(CHIYODA, KIYOSE), listOf(RFC822, KIYOSE));
    assertCovered(leaf(URI), listOf(KIYOSE, URI));
    assertCovered(
        leaf(
            new DistributionPoint(name(CHIYODA), null, null),
            new DistributionPoint(name(KIYOSE), null, null)),
        listOf(KIYOSE));
    assertOutOfScope(leaf(KIYOSE), listOf(CHIYODA));
    assertOutOfScope(leaf(URI), listOf(OTHER_URI));
    assertOutOfScope(leaf(RFC822), listOf(RFC822));
    assertOutOfScope(leaf(new DistributionPoint[0]), listOf(KIYOSE));
  }

  @Test
  void aListUnderTheIssuersOwnNameIsForAll() throws Exception {
    assertCovered(leaf(KIYOSE), listOf(ISSUER));
    assertCovered(leaf(new DistributionPoint[0]), listOf(ISSUER));
  }

  @Test
  void pointsForSomeReasonsOrOfAnotherIssuerDoNotCount() throws Exception {
    assertOutOfScope(
        leaf(new DistributionPoint(name(KIYOSE), new ReasonFlags(ReasonFlags.keyCompromise), null)),
        listOf(KIYOSE));
    assertOutOfScope(
        leaf(new DistributionPoint(name(KIYOSE), null, new GeneralNames(CHIYODA))), listOf(KIYOSE));
    assertOutOfScope(
        leaf(new DistributionPoint(null, null, new GeneralNames(KIYOSE))), listOf(KIYOSE));
  }

  @Test
  void namesRelativeToTheIssuerAreNotSupported() throws Exception {
    DistributionPointName relative =
        new DistributionPointName(
            DistributionPointName.NAME_RELATIVE_TO_CRL_ISSUER,
            new X500Name("CN=TEST").getRDNs()[0]);
    assertOutOfScope(
        leaf(KIYOSE),
        list(new IssuingDistributionPoint(relative, false, false, null, false, false)));
    assertOutOfScope(leaf(new DistributionPoint(relative, null, null)), listOf(KIYOSE));
  }

  @Test
  void distributionPointsThatNobodyCanReadMatchNone() throws Exception {
    assertOutOfScope(certificate("2.5.29.31", DERNull.INSTANCE), listOf(KIYOSE));
    assertOutOfScope(certificate("2.5.29.31", DERNull.INSTANCE), listOf(ISSUER));
    assertCovered(certificate("2.5.29.31", DERNull.INSTANCE), CA.crl(b -> {}));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void usersAndCasHaveListsOfTheirOwn(boolean ca) throws Exception {
    X509Certificate certificate = certificate("2.5.29.19", new BasicConstraints(ca));
    byte[] users = list(new IssuingDistributionPoint(null, true, false, null, false, false));
    byte[] cas = list(new IssuingDistributionPoint(null, false, true, null, false, false));
    assertCovered(certificate, ca ? cas : users);
    assertOutOfScope(certificate, ca ? users : cas);
  }

  @Test
  void partsOfTheTruthAreOutOfScope() throws Exception {
    ReasonFlags reasons = new ReasonFlags(ReasonFlags.keyCompromise);
    assertOutOfScope(
        leaf(KIYOSE),
        list(new IssuingDistributionPoint(null, false, false, reasons, false, false)));
    assertOutOfScope(
        leaf(KIYOSE), list(new IssuingDistributionPoint(null, false, false, null, true, false)));
    assertOutOfScope(
        leaf(KIYOSE), list(new IssuingDistributionPoint(null, false, false, null, false, true)));
    assertOutOfScope(
        leaf(KIYOSE),
        CA.crl(b -> b.addExtension(Extension.deltaCRLIndicator, true, new ASN1Integer(1))));
  }

  @Test
  void anEntryOfAnotherIssuerMakesTheListIndirectWhateverItSays() throws Exception {
    Extension issuer =
        TestCa.extension("2.5.29.29", true, new GeneralNames(new GeneralName(TestCa.NAME)));
    assertOutOfScope(
        leaf(KIYOSE),
        CA.crl(b -> b.addCRLEntry(BigInteger.TEN, Date.from(AT), new Extensions(issuer))));
  }
}
