package io.github.jpki4j.it.bench;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cert.CertificateValidator;
import io.github.jpki4j.cert.Check;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.cert.TrustAnchors;
import io.github.jpki4j.cert.revocation.Crl;
import io.github.jpki4j.cert.revocation.CrlChecker;
import io.github.jpki4j.it.cert.Forge;
import io.github.jpki4j.it.cert.TestAuthority;
import io.github.jpki4j.testkit.program.Stopwatch;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.cert.CertPathValidator;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Validations against the JDK's path validator alone, and revocation lists by size. */
public final class CertificateBenchmark {

  private static final int WARM_UP = 2000;
  private static final int ROUNDS = 2000;

  private CertificateBenchmark() {}

  /**
   * Prints it.
   *
   * @throws Exception if something that is measured fails
   */
  public static void measure() throws Exception {
    for (KeyKind kind : KeyKind.values()) {
      validations(kind);
    }
    System.out.println("revocation list: load ms, heap MB, look-up microseconds");
    for (int size = 1000; size <= 1_000_000; size *= 10) {
      revocationList(size);
    }
  }

  /**
   * Each certificate once, from its bytes: the JDK remembers certificates that it has parsed, and
   * signatures that it has verified, and no relying party sees the same person all the time.
   */
  private static void validations(KeyKind kind) throws Exception {
    TestAuthority authority = TestAuthority.generation(kind, 3);
    PKIXParameters parameters =
        new PKIXParameters(Set.of(new TrustAnchor(authority.certificate().x509(), null)));
    parameters.setRevocationEnabled(false);
    parameters.setPolicyQualifiersRejected(false);
    parameters.setDate(Date.from(Forge.NOW));
    CertificateValidator validator =
        CertificateValidator.builder()
            .anchors(TrustAnchors.production().withTestRoot(kind, authority.certificate()))
            .clock(Clock.fixed(Forge.NOW, ZoneOffset.UTC))
            .acceptNotPerformed(Check.REVOCATION)
            .build();
    double[] plainTimes = new double[ROUNDS];
    double[] ourTimes = new double[ROUNDS];
    for (int i = -WARM_UP; i < ROUNDS; i++) { // interleaved, so that both see the same machine
      byte[] one = certificate(kind, authority, 2 * (i + WARM_UP));
      byte[] another = certificate(kind, authority, 2 * (i + WARM_UP) + 1);
      double plainTime = Stopwatch.time(() -> plain(one, parameters));
      double ourTime =
          Stopwatch.time(() -> validator.validate(kind, JpkiCertificate.parse(another), List.of()));
      if (i >= 0) {
        plainTimes[i] = plainTime;
        ourTimes[i] = ourTime;
      }
    }
    Stopwatch.print("JDK's CertPathValidator, " + kind + " certificate", plainTimes);
    Stopwatch.print("CertificateValidator, all checks but revocation", ourTimes);
    double plainTime = Stopwatch.quantile(plainTimes, 50);
    double ourTime = Stopwatch.quantile(ourTimes, 50);
    System.out.printf(
        Locale.ROOT,
        "  validations per second: %.0f, the JDK alone %.0f: %.0f %% (aim: 90 %%)%n",
        1000 / ourTime,
        1000 / plainTime,
        100 * plainTime / ourTime);
  }

  private static byte[] certificate(KeyKind kind, TestAuthority authority, int number)
      throws Exception {
    return Forge.profile(kind)
        .validity(Forge.ISSUED.plusSeconds(number), Forge.LAST)
        .issuedBy(authority)
        .encoded();
  }

  private static Object plain(byte[] der, PKIXParameters parameters) throws Exception {
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    Certificate certificate = factory.generateCertificate(new ByteArrayInputStream(der));
    return CertPathValidator.getInstance("PKIX")
        .validate(factory.generateCertPath(List.of(certificate)), parameters);
  }

  private static void revocationList(int size) throws Exception {
    TestAuthority authority = TestAuthority.generation(KeyKind.SIGN, 3);
    JpkiCertificate certificate = Forge.profile(KeyKind.SIGN).issuedBy(authority);
    byte[] der = list(authority, size);
    Crl.parse(der); // warm
    long before = usedHeap();
    long start = System.nanoTime();
    Crl crl = Crl.parse(der);
    double load = (System.nanoTime() - start) / 1e6;
    long heap = usedHeap() - before;
    CrlChecker checker = CrlChecker.of(crl);
    Callable<?> lookUp =
        () -> checker.check(certificate.x509(), authority.certificate().x509(), Forge.NOW);
    Stopwatch.times(lookUp, 2000); // the first one verifies the signature
    double[] times = Stopwatch.times(lookUp, 5000);
    System.out.printf(
        Locale.ROOT,
        "  %,9d entries, %,11d bytes: %8.1f ms %8.1f MB %8.2f us%n",
        crl.size(),
        der.length,
        load,
        heap / 1e6,
        1000 * Stopwatch.quantile(times, 50));
  }

  private static byte[] list(TestAuthority authority, int size) throws Exception {
    X509v2CRLBuilder builder =
        new X509v2CRLBuilder(authority.name(), Date.from(Forge.NOW.minusSeconds(3600)));
    builder.setNextUpdate(Date.from(Forge.NOW.plusSeconds(3600)));
    Date revoked = Date.from(Forge.ISSUED);
    for (int i = 0; i < size; i++) {
      builder.addCRLEntry(
          BigInteger.valueOf(0x01000000L + 7919L * i), revoked, CRLReason.affiliationChanged);
    }
    return builder
        .build(new JcaContentSignerBuilder("SHA256withRSA").build(authority.key()))
        .getEncoded();
  }

  private static long usedHeap() {
    Runtime runtime = Runtime.getRuntime();
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
