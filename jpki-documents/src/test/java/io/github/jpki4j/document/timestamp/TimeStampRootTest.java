package io.github.jpki4j.document.timestamp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.document.TestTrust;
import io.github.jpki4j.document.TimeStampCode;
import io.github.jpki4j.document.TimeStampReport;
import io.github.jpki4j.document.TimeStampTrust;
import io.github.jpki4j.document.cms.CmsFile;
import io.github.jpki4j.testkit.document.CmsCase;
import io.github.jpki4j.testkit.document.CmsForge;
import io.github.jpki4j.testkit.document.Identity;
import io.github.jpki4j.testkit.timestamp.TestTsa;
import io.github.jpki4j.testkit.timestamp.TsaCase;
import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.PolicyConstraints;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Which certificates can be a root for time stamps. Each row is the right root except for one
 * thing.
 */
class TimeStampRootTest {

  private static final ASN1ObjectIdentifier NOBODY_KNOWS =
      new ASN1ObjectIdentifier("1.2.392.200000.7");
  private static final ASN1ObjectIdentifier POLICY = new ASN1ObjectIdentifier("1.2.392.200000.1");

  /** A root, and the extension that is in the way, or none. */
  record Row(String name, String flaw, List<Extension> extensions) {
    X509Certificate root() {
      return TestTsa.root(extensions);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static List<Row> unfit() throws Exception {
    NameConstraints names =
        new NameConstraints(
            new GeneralSubtree[] {new GeneralSubtree(new GeneralName(new X500Name("C=JP")))}, null);
    List<Row> rows = new ArrayList<>();
    rows.add(without("no basic constraints", Extension.basicConstraints));
    rows.add(row("no CA", Extension.basicConstraints, true, new BasicConstraints(false)));
    rows.add(without("no key usage", Extension.keyUsage));
    rows.add(row("for lists alone", Extension.keyUsage, true, new KeyUsage(KeyUsage.cRLSign)));
    rows.add(
        row(
            "for signatures alone",
            Extension.keyUsage,
            false,
            new KeyUsage(KeyUsage.digitalSignature)));
    for (boolean critical : new boolean[] {true, false}) {
      rows.add(row("name constraints", Extension.nameConstraints, critical, names));
      rows.add(
          row(
              "for servers alone",
              Extension.extendedKeyUsage,
              critical,
              new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth)));
    }
    rows.add(
        row(
            "policies that cannot be read",
            Extension.certificatePolicies,
            false,
            DERNull.INSTANCE));
    rows.add(row("critical and unknown", NOBODY_KNOWS, true, DERNull.INSTANCE));
    rows.add(
        row(
            "demands a policy",
            Extension.policyConstraints,
            true,
            new PolicyConstraints(BigInteger.ZERO, null)));
    rows.add(row("allows no anyPolicy", Extension.inhibitAnyPolicy, true, new ASN1Integer(0)));
    return rows;
  }

  static List<Row> fit() throws Exception {
    return List.of(
        new Row("as it is", "", right()),
        row("an extension nobody knows", NOBODY_KNOWS, false, DERNull.INSTANCE),
        row("a longest path of 1", Extension.basicConstraints, true, new BasicConstraints(1)),
        row(
            "for time stamps",
            Extension.extendedKeyUsage,
            true,
            new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping)),
        row(
            "for any usage",
            Extension.extendedKeyUsage,
            false,
            new ExtendedKeyUsage(KeyPurposeId.anyExtendedKeyUsage)),
        row(
            "a policy",
            Extension.certificatePolicies,
            true,
            new CertificatePolicies(new PolicyInformation(POLICY))));
  }

  private static List<Extension> right() throws Exception {
    return new ArrayList<>(
        List.of(
            Extension.create(Extension.basicConstraints, true, new BasicConstraints(true)),
            Extension.create(
                Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign))));
  }

  private static Row without(String name, ASN1ObjectIdentifier oid) throws Exception {
    List<Extension> extensions = right();
    extensions.removeIf(each -> each.getExtnId().equals(oid));
    return new Row(name, oid.getId(), extensions);
  }

  private static Row row(
      String name, ASN1ObjectIdentifier oid, boolean critical, ASN1Encodable value)
      throws Exception {
    List<Extension> extensions = right();
    extensions.removeIf(each -> each.getExtnId().equals(oid));
    extensions.add(Extension.create(oid, critical, value));
    return new Row(name + (critical ? ", critical" : ""), oid.getId(), extensions);
  }

  private static TimeStampReport judged(X509Certificate root) throws Exception {
    byte[] cms = new CmsForge().by(CmsCase.honest()).sign(CmsCase.CONTENT);
    byte[] stamped = StampForge.signatureStamp(cms, TestTsa.of(TsaCase.RIGHT));
    return CmsFile.read(stamped)
        .verify(
            TestTrust.signers(KeyKind.SIGN)
                .withTimeStamps(TimeStampTrust.of(List.of(root), Identity.CLOCK)))
        .timeStamps()
        .get(0);
  }

  @ParameterizedTest
  @MethodSource("unfit")
  void whatMayNotIssueCertificatesForTimeStampsIsNoRoot(Row row) {
    assertThat(TimeStampTrust.flaw(row.root())).contains(row.flaw());
    assertThatThrownBy(() -> TimeStampTrust.of(List.of(TestTsa.root(), row.root()), Identity.CLOCK))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(row.flaw());
  }

  @ParameterizedTest
  @MethodSource("fit")
  void whatMayIsOne(Row row) throws Exception {
    assertThat(TimeStampTrust.flaw(row.root())).isEmpty();
    assertThat(judged(row.root()).isGood()).isTrue();
  }

  /** There is a CA between the root and whoever made the stamp. */
  @Test
  void aRootWhoseLongestPathIsShorterHasNotIssuedIt() throws Exception {
    TimeStampReport stamp =
        judged(
            row("a longest path of 0", Extension.basicConstraints, true, new BasicConstraints(0))
                .root());
    assertThat(stamp.has(TimeStampCode.AUTHORITY_UNKNOWN)).as("%s", stamp).isTrue();
    assertThat(stamp.isGood()).isFalse();
  }
}
