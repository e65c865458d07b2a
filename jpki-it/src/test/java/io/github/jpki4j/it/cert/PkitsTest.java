package io.github.jpki4j.it.cert;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.it.cert.PkitsCase.Way;
import io.github.jpki4j.testkit.program.ForeignJudge;
import io.github.jpki4j.testkit.program.PublishedVectors;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The last step of every path of NIST's PKITS: the certificate at its end below each CA certificate
 * that may have issued it, by name or by the identifier of its key. A caller trusts that CA, by its
 * certificate or by its pin, for either purpose; {@code openssl verify -partial_chain} judges, too.
 */
final class PkitsTest {

  /** What we refuse and openssl does not, how often, and why. */
  private static final Map<String, Long> STRICTER =
      Map.of(
          // Critical policy mappings: nobody here obeys them, and JPKI has none.
          "ANCHOR_UNFIT 2.5.29.33",
          25L,
          // Name constraints, whatever they say; JPKI's CAs have none.
          "ANCHOR_UNFIT 2.5.29.30",
          17L,
          // The end of the path is a CA, and no person.
          "IS_CA",
          11L,
          // No basic constraints: openssl is content with a key usage.
          "ANCHOR_UNFIT 2.5.29.19",
          1L,
          // DSA.
          "ISSUER_KEY_WEAK, KEY_WEAK, SIGNATURE_ALGORITHM_WEAK",
          1L,
          // The signature of the CA certificate has an unused bit, which is no DER.
          "unreadable",
          1L);

  private static final List<PkitsCase> CASES = new ArrayList<>();
  private static final Map<PkitsCase, Boolean> OPENSSL = new LinkedHashMap<>();

  @BeforeAll
  static void read() throws Exception {
    Path folder = PublishedVectors.PKITS.folder().resolve("certs");
    ForeignJudge.openssl();
    Map<Path, X509CertificateHolder> certificates = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        certificates.put(file, new X509CertificateHolder(Files.readAllBytes(file)));
      }
    }
    certificates.forEach(
        (leaf, certificate) -> {
          if (leaf.toString().endsWith("EE.crt")) {
            certificates.entrySet().stream()
                .filter(each -> !each.getKey().equals(leaf))
                .filter(each -> mayHaveIssued(each.getValue(), certificate))
                .forEach(each -> CASES.add(new PkitsCase(leaf, each.getKey())));
          }
        });
    for (PkitsCase each : CASES) {
      OPENSSL.put(each, each.isGoodForOpenssl());
    }
  }

  private static boolean mayHaveIssued(X509CertificateHolder issuer, X509CertificateHolder leaf) {
    AuthorityKeyIdentifier wanted = AuthorityKeyIdentifier.fromExtensions(leaf.getExtensions());
    SubjectKeyIdentifier key = SubjectKeyIdentifier.fromExtensions(issuer.getExtensions());
    return issuer.getSubject().equals(leaf.getIssuer())
        || (wanted != null
            && key != null
            && Arrays.equals(wanted.getKeyIdentifierOctets(), key.getKeyIdentifier()));
  }

  @Test
  void theWholeSuiteIsThere() {
    assertThat(CASES.stream().map(PkitsCase::leaf).distinct()).hasSize(223);
    assertThat(OPENSSL.values().stream().filter(good -> good)).hasSize(187);
  }

  @Test
  void nothingThatOpensslRefusesIsTrusted() throws Exception {
    List<String> wrong = new ArrayList<>();
    for (PkitsCase each : CASES) {
      for (Way way : Way.values()) {
        for (KeyKind kind : KeyKind.values()) {
          if (each.objections(way, kind).isEmpty() && !OPENSSL.get(each)) {
            wrong.add(each + ", by " + way + " for " + kind);
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void whatWeAloneRefuseHasAReason() throws Exception {
    for (Way way : Way.values()) {
      for (KeyKind kind : KeyKind.values()) {
        List<String> stricter = new ArrayList<>();
        for (PkitsCase each : CASES) {
          String objections = each.objections(way, kind);
          if (!objections.isEmpty() && OPENSSL.get(each)) {
            stricter.add(objections);
          }
        }
        assertThat(stricter.stream().collect(groupingBy(reason -> reason, counting())))
            .as("by %s for %s", way, kind)
            .isEqualTo(STRICTER);
      }
    }
  }
}
