package io.github.jpki4j.it.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cert.CertificateValidator;
import io.github.jpki4j.cert.Check;
import io.github.jpki4j.cert.Finding;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.cert.TrustAnchors;
import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentReport;
import io.github.jpki4j.document.SignerValidator;
import io.github.jpki4j.document.cms.CmsFile;
import io.github.jpki4j.testkit.SharedFiles;
import io.github.jpki4j.testkit.program.ForeignJudge;
import io.github.jpki4j.testkit.program.ProcessorTime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * CMS files that others made against us, which are not part of this project: our verdict on each,
 * and openssl's. Left out where the files are not there.
 */
class CmsVerdictTest {

  private static final Path FOLDER = SharedFiles.folder("cases/documents/cms");

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-12-01T00:00:00Z"), ZoneOffset.UTC);

  /** Seconds of processor. */
  private static final double MOST_WORK = 10;

  @TempDir private static Path folder;

  @BeforeAll
  static void lookForTheFiles() {
    SharedFiles.require(FOLDER);
  }

  /**
   * Name; verdict of ours or why it is refused; what must be among the findings that are not in
   * order, or a warning; openssl's: yes, no, or the reason why its yes is not ours.
   */
  private static final String TABLE =
      """
      00-good, GOOD, , yes
      01-detached, GOOD, , yes
      02-changed-content, NOT_INTACT, DIGEST_WRONG, no
      03-no-attrs, NOT_INTACT, ATTRIBUTES_MISSING, does not ask what kind of content was signed
      04-attrs-as-content, NOT_INTACT, ATTRIBUTES_MISSING, does not ask what kind of content was signed
      07-evil-key-names-victim-cert, NOT_INTACT, CERTIFICATE_OTHER, no
      08-evil-key-no-signing-cert, NOT_TRUSTED, SIGNATURE_INVALID, no
      09-no-certs, NOT_INTACT, SIGNER_MISSING, no
      10-no-signers, NOT_SIGNED, , no
      11-two-signers-one-wrong, NOT_INTACT, SIGNATURE_WRONG, no
      13-md-two-values, NOT_INTACT, ATTRIBUTES_MALFORMED, no
      14-ct-missing, NOT_INTACT, ATTRIBUTES_MALFORMED, no
      15-ct-other, NOT_INTACT, ATTRIBUTES_MALFORMED, RFC 5652 11.1: the type must be that of the content
      16-ct-tst-both, GOOD, , yes
      17-sc-other, NOT_INTACT, CERTIFICATE_OTHER, looks at the certificate that is named with -cades alone
      18-sc-missing, GOOD, CERTIFICATE_NOT_NAMED, yes
      19-sc-empty, NOT_INTACT, CERTIFICATE_OTHER, looks at the certificate that is named with -cades alone
      20-sc-garbage, NOT_INTACT, ATTRIBUTES_MALFORMED, looks at the certificate that is named with -cades alone
      21-attr-no-value, NOT_INTACT, ATTRIBUTES_MALFORMED, no
      22-signing-time-garbage, NOT_INTACT, ATTRIBUTES_MALFORMED, does not read the time
      23-sha1, NOT_INTACT, HASH_WEAK, no
      24-sha1-content-sha256-sig, NOT_INTACT, HASH_WEAK, no
      26-sha384-sig-sha256-dig, NOT_INTACT, HASHES_DIFFER, no
      27-pss-salt-0, GOOD, , yes
      27-pss-salt-222, GOOD, , yes
      27-pss-salt-32, GOOD, , yes
      28-pss-no-params, NOT_INTACT, ALGORITHM_UNKNOWN, no
      29-pss-wrong-salt, NOT_INTACT, SIGNATURE_WRONG, no
      30-pss-huge-salt, NOT_INTACT, SIGNATURE_NOT_CHECKED, no
      31-pss-trailer-2, NOT_INTACT, SIGNATURE_NOT_CHECKED, no
      32-pss-garbage-params, NOT_INTACT, ALGORITHM_UNKNOWN, no
      33-pss-mgf-null, NOT_INTACT, SIGNATURE_NOT_CHECKED, no
      35-counter-garbage, NOT_INTACT, COUNTERSIGNED, does not look at the signature of a signature
      36-unsigned-odd, GOOD, , yes
      37-timestamp-garbage, GOOD, , yes
      38-unsigned-md, NOT_INTACT, ATTRIBUTES_MALFORMED, no
      39-ski, GOOD, , yes
      41-ber-attrs-unsorted, GOOD, , yes
      42-sig-leading-zero, NOT_INTACT, SIGNATURE_WRONG, no
      43-sig-short, NOT_INTACT, SIGNATURE_WRONG, no
      44-trailing, NOT_CMS, , does not look at what follows
      45-econtent-not-octets, NOT_CMS, , no
      47-digest-alg-unknown, NOT_INTACT, ALGORITHM_UNKNOWN, no
      48-digest-alg-sha3, NOT_INTACT, ALGORITHM_UNKNOWN, no
      49-cert-garbage, NOT_INTACT, SIGNER_MISSING, no
      50-cert-many, GOOD, , yes
      51-ca-signs, NOT_TRUSTED, IS_CA, lets a CA sign
      52-digestinfo-raw-none, GOOD, , yes
      53-rsa-sigalg-ecdsa, NOT_INTACT, ALGORITHM_UNKNOWN, no
      54-cms-alg-protect-wrong, NOT_INTACT, ATTRIBUTES_MALFORMED, does not know RFC 6211
      55-content-empty, GOOD, , yes
      56-no-econtenttype-detached-tst, GOOD, , yes
      60-deep-100, NOT_CMS, , no
      60-deep-5000, NOT_CMS, , no
      60-deep-200000, NOT_CMS, , no
      61-huge-length, NOT_CMS, , no
      62-empty, NOT_CMS, , no
      63-3000-signers-64-certs, CMS_TOO_LARGE, , no
      fuzz-cms-ClassCastException, NOT_CMS, , no
      fuzz-cms-IllegalArgumentException, NOT_INTACT, SIGNER_MISSING, no
      """;

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(textBlock = TABLE)
  void eachHasItsVerdict(String name, String expected, @Nullable String finding, String openssl)
      throws Exception {
    byte[] cms = Files.readAllBytes(file(name));
    List<String> told = new ArrayList<>();
    String verdict = ProcessorTime.within(MOST_WORK, () -> verdict(cms, told));
    assertThat(verdict).as("%s", told).isEqualTo(expected);
    if (finding != null) {
      assertThat(told).contains(finding);
    }
    boolean accepted = opensslAccepts(file(name), name);
    assertThat(accepted).as("openssl accepts it").isEqualTo(!openssl.equals("no"));
    assertThat(expected.equals("GOOD"))
        .as("difference: " + openssl)
        .isEqualTo(openssl.equals("yes"));
  }

  @Test
  void eachFileIsInTheTable() throws Exception {
    Set<String> rows =
        TABLE.lines().map(line -> line.substring(0, line.indexOf(','))).collect(Collectors.toSet());
    try (Stream<Path> files = Files.list(FOLDER)) {
      Set<String> names =
          files
              .map(path -> path.getFileName().toString())
              .filter(name -> name.endsWith(".p7m") || name.startsWith("fuzz-cms"))
              .map(name -> name.replace(".p7m", ""))
              .collect(Collectors.toCollection(TreeSet::new));
      assertThat(names).hasSizeGreaterThan(50);
      assertThat(rows).containsAll(names);
    }
  }

  private static Path file(String name) {
    return FOLDER.resolve(name.startsWith("fuzz") ? name : name + ".p7m");
  }

  private static String verdict(byte[] cms, List<String> told) throws Exception {
    TrustAnchors anchors =
        TrustAnchors.none()
            .withTestRoot(
                KeyKind.AUTH, JpkiCertificate.parse(Files.readAllBytes(FOLDER.resolve("ca.der"))));
    SignerValidator signers =
        SignerValidator.of(
            KeyKind.AUTH,
            CertificateValidator.builder()
                .anchors(anchors)
                .clock(CLOCK)
                .acceptNotPerformed(Check.REVOCATION)
                .build());
    try {
      CmsFile file = CmsFile.read(cms);
      DocumentReport report =
          file.content().isPresent()
              ? file.verify(signers)
              : file.verify(signers, Files.readAllBytes(FOLDER.resolve("content")));
      report.signatures().stream()
          .flatMap(
              signature ->
                  Stream.concat(
                      signature.findings().stream().map(one -> one.code().name()),
                      signature.certificate().stream()
                          .flatMap(one -> one.objections().stream())
                          .map(Finding::code)
                          .map(Enum::name)))
          .forEach(told::add);
      return report.verdict().name();
    } catch (DocumentException e) {
      return e.problem().name();
    }
  }

  private static boolean opensslAccepts(Path cms, String name) throws Exception {
    Path authority = folder.resolve("ca.pem");
    Files.writeString(
        authority,
        "-----BEGIN CERTIFICATE-----\n"
            + Base64.getMimeEncoder().encodeToString(Files.readAllBytes(FOLDER.resolve("ca.der")))
            + "\n-----END CERTIFICATE-----\n");
    List<String> arguments =
        new ArrayList<>(
            Arrays.asList(
                "cms",
                "-verify",
                "-binary",
                "-inform",
                "DER",
                "-in",
                cms.toString(),
                "-CAfile",
                authority.toString(),
                "-purpose",
                "any",
                "-no_check_time",
                "-out",
                folder.resolve("content").toString()));
    if (name.startsWith("01") || name.startsWith("56")) {
      arguments.addAll(List.of("-content", FOLDER.resolve("content").toString()));
    }
    return ForeignJudge.openssl().run(arguments.toArray(String[]::new)).exit() == 0;
  }
}
