package io.github.jpki4j.it.cert;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.MalformedDataException;
import io.github.jpki4j.MalformedResponseException;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.cert.CertificateValidator;
import io.github.jpki4j.cert.Finding;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.cert.TrustAnchors;
import io.github.jpki4j.cert.ValidationReport;
import io.github.jpki4j.cert.revocation.Crl;
import io.github.jpki4j.cert.revocation.CrlChecker;
import io.github.jpki4j.cert.revocation.OcspChecker;
import io.github.jpki4j.cert.revocation.RevocationChecker;
import io.github.jpki4j.cert.revocation.RevocationStatus;
import io.github.jpki4j.cert.revocation.RevocationStatus.Unknown;
import io.github.jpki4j.reset.CertificateFact;
import io.github.jpki4j.testcard.TestCard;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.cert.X509CertificateHolder;
import org.junit.jupiter.api.Test;

/**
 * Certificates, lists and responses whose lengths are right and whose structure is not, given to
 * everything in core that takes such bytes: only documented exceptions come out, and nothing that
 * was damaged is believed. Each case has a seed of its own and can be repeated alone.
 */
class HostileStructureTest {

  private static final long SEED = 20_261_129L << 20;
  private static final HostileSamples SAMPLES = new HostileSamples();

  /** What is done with one damaged encoding; says what became of it. */
  private interface Case {
    String run(byte[] damaged, byte[] whole) throws Exception;
  }

  private static void damageAll(String what, List<byte[]> samples, int cases, Case target) {
    Map<String, Integer> counts = new TreeMap<>();
    for (int i = 0; i < cases; i++) {
      byte[] whole = samples.get(i % samples.size());
      DerTree tree = DerTree.parse(whole);
      assertThat(tree.encode()).isEqualTo(whole);
      tree.damage(new Random(SEED + i));
      try {
        counts.merge(target.run(tree.encode(), whole), 1, Integer::sum);
      } catch (Throwable e) {
        throw new AssertionError(what + ", case " + i + " of seed " + SEED, e);
      }
    }
    System.out.println("hostile structures: " + cases + " " + what + " " + counts);
    assertThat(counts).as("the damage reaches both ends").hasSizeGreaterThan(1);
  }

  private static boolean saysTheSame(byte[] damaged, byte[] whole) {
    return Arrays.equals(
        DerTree.parse(damaged).withoutNulls().encode(),
        DerTree.parse(whole).withoutNulls().encode());
  }

  @Test
  void aCertificateOfAnyStructureIsReadOrRefused() {
    damageAll("certificates", SAMPLES.certificates(), 8_000, HostileStructureTest::certificate);
  }

  private static String certificate(byte[] damaged, byte[] whole) throws IOException {
    try {
      JpkiCertificate certificate = JpkiCertificate.parse(damaged);
      ask(certificate);
      embed(certificate);
      boolean same = saysTheSame(damaged, whole);
      for (KeyKind kind : KeyKind.values()) {
        ValidationReport report =
            SAMPLES.validator(kind).validate(kind, certificate, List.of(certificate));
        assertThat(!report.isTrusted() || same).isTrue();
        assertThat(foundByTheJdk(kind, certificate)).isEqualTo(report.findings());
        asAuthority(kind, certificate);
      }
      return "read";
    } catch (MalformedDataException e) {
      return "refused: " + e.problem();
    }
  }

  /** What is found if the JDK's certificate is asked for the extensions, and not the bytes. */
  private static List<Finding> foundByTheJdk(KeyKind kind, JpkiCertificate certificate) {
    JpkiCertificate same = JpkiCertificate.of(certificate.x509());
    assertThat(same.policies()).isEqualTo(certificate.policies());
    assertThat(same.root()).isEqualTo(certificate.root());
    return SAMPLES.validator(kind).validate(kind, same, List.of(same)).findings();
  }

  /** Everything that can be asked of a certificate. */
  private static void ask(JpkiCertificate certificate) {
    for (Object answer :
        List.of(
            certificate.kind(),
            certificate.isCa(),
            certificate.isTest(),
            certificate.policy(),
            certificate.policies(),
            certificate.serial(),
            certificate.root(),
            certificate.lastDay(),
            certificate.municipality(),
            certificate.attributes(),
            certificate.sha256(),
            CertificateFact.of(certificate))) {
      assertThat(answer.toString()).isNotNull();
    }
    assertThat(JpkiCertificate.of(certificate.x509())).isEqualTo(certificate);
  }

  /** Signed data takes a certificate in BouncyCastle's form: what the JDK reads, both must read. */
  private static void embed(JpkiCertificate certificate) throws IOException {
    X509CertificateHolder holder = new X509CertificateHolder(certificate.encoded());
    assertThat(holder.getIssuer().toString()).isNotNull();
    assertThat(holder.getNotAfter().toInstant()).isEqualTo(certificate.notAfter());
    assertThat(holder.toASN1Structure().getEncoded(ASN1Encoding.DER)).isNotEmpty();
  }

  /** As the certificate of a CA, which a card or a caller hands in. */
  private static void asAuthority(KeyKind kind, JpkiCertificate certificate) {
    try {
      TrustAnchors anchors =
          certificate.isTest()
              ? TrustAnchors.none().withTestRoot(kind, certificate)
              : TrustAnchors.none().with(kind, certificate);
      CertificateValidator.builder()
          .anchors(anchors)
          .clock(Clock.fixed(HostileSamples.NOW, ZoneOffset.UTC))
          .revocation(SAMPLES.crlChecker(kind))
          .build()
          .validate(kind, SAMPLES.leaf(kind), List.of());
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageStartingWith("this ").hasNoCause(); // no CA, or for the other purpose
    }
  }

  @Test
  void aCertificateThatOnlyTheJdkReadIsNoTrapForTheCheckers() {
    damageAll(
        "certificates of the JDK", SAMPLES.certificates(), 2_000, HostileStructureTest::foreign);
  }

  private static String foreign(byte[] damaged, byte[] whole) {
    X509Certificate read;
    try {
      read =
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(damaged));
    } catch (Exception e) {
      return "refused by the JDK";
    }
    for (KeyKind kind : KeyKind.values()) {
      X509Certificate leaf = SAMPLES.leaf(kind).x509();
      for (RevocationChecker checker :
          List.of(SAMPLES.crlChecker(kind), OcspChecker.ofResponse(SAMPLES.response(kind)))) {
        assertThat(checker.check(read, read, HostileSamples.NOW)).isNotNull();
        assertThat(checker.check(leaf, read, HostileSamples.NOW)).isNotNull();
        assertThat(checker.check(read, SAMPLES.authority(kind).x509(), HostileSamples.NOW))
            .isNotNull();
      }
    }
    try {
      ask(JpkiCertificate.of(read));
      return "taken";
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessage("a certificate that is of no use");
      return "refused";
    }
  }

  @Test
  void aCardWithACertificateOfAnyStructureIsReadOrRefused() {
    damageAll("cards", SAMPLES.cardCertificates(), 1_000, HostileStructureTest::card);
  }

  private static String card(byte[] damaged, byte[] whole) throws Exception {
    byte[] file = Arrays.copyOf(damaged, Math.max(3_000, damaged.length));
    TestCard card =
        TestCard.builder().pki(SAMPLES.pki()).file(0x000A, file).file(0x000B, file).build();
    String outcome = "";
    try (MyNumberCard open = MyNumberCard.open(card.connect())) {
      for (CertificateKind kind : List.of(CertificateKind.AUTH, CertificateKind.AUTH_CA)) {
        try {
          open.jpki().readCertificate(kind);
          outcome += kind + " read ";
        } catch (MalformedResponseException e) {
          outcome += kind + " refused ";
        }
      }
    }
    return outcome.strip();
  }

  @Test
  void aListOfAnyStructureIsRefusedOrSaysNothing() {
    damageAll("lists", SAMPLES.lists(), 5_000, HostileStructureTest::list);
  }

  private static String list(byte[] damaged, byte[] whole) {
    try {
      Crl crl = Crl.parse(damaged);
      assertThat(crl.toString()).startsWith("Crl[");
      return judged(CrlChecker.of(crl), damaged, whole);
    } catch (MalformedDataException e) {
      return "refused: " + e.problem();
    }
  }

  @Test
  void aResponseOfAnyStructureSaysNothing() {
    damageAll(
        "responses",
        SAMPLES.responses(),
        8_000,
        (damaged, whole) -> judged(OcspChecker.ofResponse(damaged), damaged, whole));
  }

  private static String judged(RevocationChecker checker, byte[] damaged, byte[] whole) {
    String outcome = "";
    for (KeyKind kind : KeyKind.values()) {
      RevocationStatus status =
          checker.check(
              SAMPLES.leaf(kind).x509(), SAMPLES.authority(kind).x509(), HostileSamples.NOW);
      if (!saysTheSame(damaged, whole)) {
        assertThat(status).isInstanceOf(Unknown.class);
      }
      outcome += (status instanceof Unknown unknown) ? unknown.why() + " " : "whole ";
    }
    return Objects.requireNonNull(outcome).strip();
  }
}
