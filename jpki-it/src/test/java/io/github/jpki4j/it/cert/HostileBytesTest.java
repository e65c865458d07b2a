package io.github.jpki4j.it.cert;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.MalformedDataException;
import io.github.jpki4j.MalformedDataException.Data;
import io.github.jpki4j.cert.CertificateValidator;
import io.github.jpki4j.cert.Check;
import io.github.jpki4j.cert.FindingCode;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.cert.TrustAnchors;
import io.github.jpki4j.cert.ValidationReport;
import io.github.jpki4j.cert.revocation.Crl;
import io.github.jpki4j.cert.revocation.CrlChecker;
import io.github.jpki4j.cert.revocation.OcspChecker;
import io.github.jpki4j.cert.revocation.RevocationStatus;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.operator.DigestCalculator;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/**
 * Certificates, attributes, revocation lists and OCSP responses with damage: whatever the bytes,
 * nothing but our own answer comes out, and no damage makes anything trusted.
 */
final class HostileBytesTest {

  /** The same in every run; another one finds other things: change it here for a while. */
  private static final String SEED = "20261123";

  private static final KeyKind KIND = KeyKind.SIGN;
  private static final Map<String, Integer> COUNTS = new ConcurrentSkipListMap<>();

  private static final TestAuthority AUTHORITY = TestAuthority.generation(KIND, 3);
  private static final JpkiCertificate CERTIFICATE = certificate();
  private static final byte[] ALT_NAME =
      DEROctetString.getInstance(
              CERTIFICATE.x509().getExtensionValue(Extension.subjectAlternativeName.getId()))
          .getOctets();
  private static final byte[] CRL = crl();
  private static final byte[] OCSP = ocsp();

  @Provide
  Arbitrary<List<Mutation>> mutations() {
    return Mutation.several();
  }

  @Property(tries = 20_000, seed = SEED)
  void aDamagedCertificateIsRefusedOrReadAndNeverTrusted(
      @ForAll("mutations") List<Mutation> mutations) {
    byte[] der = Mutation.apply(CERTIFICATE.encoded(), mutations);
    try {
      JpkiCertificate damaged = JpkiCertificate.parse(der);
      assertThat(see(damaged)).isNotNull();
      assertThat(validate(damaged).isTrusted()).isEqualTo(damaged.equals(CERTIFICATE));
      count("certificates read");
    } catch (MalformedDataException e) {
      assertThat(e.data()).isEqualTo(Data.CERTIFICATE);
      count("certificates refused");
    }
  }

  @Property(tries = 2_000, seed = SEED)
  void damagedAttributesUnderAGoodSignatureAreFindings(
      @ForAll("mutations") List<Mutation> mutations) throws Exception {
    byte[] damaged = Mutation.apply(ALT_NAME, mutations);
    JpkiCertificate certificate;
    try {
      certificate =
          Forge.profile(KIND)
              .with(Extension.subjectAlternativeName, false, damaged)
              .issuedBy(AUTHORITY);
    } catch (MalformedDataException refused) {
      count("attributes refused with their certificate");
      return;
    }
    assertThat(see(certificate)).isNotNull();
    ValidationReport report = validate(certificate);
    assertThat(report.objections())
        .allMatch(
            finding ->
                finding.check() == Check.ATTRIBUTES
                    || finding.code() == FindingCode.EXTENSION_UNREADABLE);
    boolean whole = Arrays.equals(damaged, ALT_NAME);
    assertThat(report.isTrusted() || !whole).isTrue();
    count(report.isTrusted() ? "attributes read" : "attributes unusable");
  }

  @Property(tries = 20_000, seed = SEED)
  void aDamagedListIsRefusedOrSaysNothing(@ForAll("mutations") List<Mutation> mutations) {
    byte[] der = Mutation.apply(CRL, mutations);
    try {
      RevocationStatus status =
          CrlChecker.of(Crl.parse(der))
              .check(CERTIFICATE.x509(), AUTHORITY.certificate().x509(), Forge.NOW);
      assertThat(status.isConclusive()).isEqualTo(Arrays.equals(der, CRL));
      count("revocation lists read");
    } catch (MalformedDataException e) {
      assertThat(e.data()).isEqualTo(Data.CRL);
      count("revocation lists refused");
    }
  }

  @Property(tries = 20_000, seed = SEED)
  void aDamagedResponseSaysNothing(@ForAll("mutations") List<Mutation> mutations) {
    byte[] der = Mutation.apply(OCSP, mutations);
    RevocationStatus status =
        OcspChecker.ofResponse(der)
            .check(CERTIFICATE.x509(), AUTHORITY.certificate().x509(), Forge.NOW);
    assertThat(status.isConclusive()).isEqualTo(Arrays.equals(der, OCSP));
    count(
        "OCSP responses "
            + ((status instanceof RevocationStatus.Unknown unknown)
                ? unknown.why().name().toLowerCase(Locale.ROOT)
                : "intact"));
  }

  @AfterContainer
  static void printTheCounts() {
    System.out.println("hostile bytes: " + COUNTS);
  }

  private static void count(String what) {
    COUNTS.merge(what, 1, Integer::sum);
  }

  /** Asks everything that can be asked. */
  private static List<Object> see(JpkiCertificate certificate) {
    return List.of(
        certificate.kind(),
        certificate.policy(),
        certificate.policies(),
        certificate.serial(),
        certificate.root(),
        certificate.notBefore(),
        certificate.lastDay(),
        certificate.municipality(),
        certificate.attributes(),
        certificate.isTest(),
        certificate.toString());
  }

  private static ValidationReport validate(JpkiCertificate certificate) {
    ValidationReport report =
        CertificateValidator.builder()
            .anchors(TrustAnchors.none().withTestRoot(KIND, AUTHORITY.certificate()))
            .clock(Clock.fixed(Forge.NOW, ZoneOffset.UTC))
            .revocation((leaf, issuer, at) -> new RevocationStatus.Good(at))
            .build()
            .validate(KIND, certificate, List.of(AUTHORITY.certificate()));
    assertThat(report.has(FindingCode.REVOCATION_NOT_CHECKED)).isEqualTo(report.issuer().isEmpty());
    return report;
  }

  private static JpkiCertificate certificate() {
    try {
      return Forge.profile(KIND).issuedBy(AUTHORITY);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] crl() {
    try {
      Date update = Date.from(Forge.NOW.minus(Duration.ofHours(6)));
      X509v2CRLBuilder builder = new X509v2CRLBuilder(AUTHORITY.name(), update);
      builder.setNextUpdate(Date.from(Forge.NOW.plus(Duration.ofHours(18))));
      for (int i = 0; i < 10; i++) {
        builder.addCRLEntry(BigInteger.valueOf(0x7E000000L + i), update, CRLReason.superseded);
      }
      return builder
          .build(new JcaContentSignerBuilder("SHA256withRSA").build(AUTHORITY.key()))
          .getEncoded();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] ocsp() {
    try {
      DigestCalculator sha1 =
          new JcaDigestCalculatorProviderBuilder().build().get(CertificateID.HASH_SHA1);
      CertificateID id =
          new CertificateID(
              sha1,
              new JcaX509CertificateHolder(AUTHORITY.certificate().x509()),
              CERTIFICATE.serial());
      BasicOCSPRespBuilder builder =
          new BasicOCSPRespBuilder(
              new JcaX509CertificateHolder(AUTHORITY.certificate().x509())
                  .getSubjectPublicKeyInfo(),
              sha1);
      Date now = Date.from(Forge.NOW);
      builder.addResponse(id, CertificateStatus.GOOD, now, null, null);
      return new OCSPRespBuilder()
          .build(
              OCSPRespBuilder.SUCCESSFUL,
              builder.build(
                  new JcaContentSignerBuilder("SHA256withRSA").build(AUTHORITY.key()), null, now))
          .getEncoded();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
