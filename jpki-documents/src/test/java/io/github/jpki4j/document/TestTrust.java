package io.github.jpki4j.document;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cert.CertificateValidator;
import io.github.jpki4j.cert.Check;
import io.github.jpki4j.cert.Finding;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.cert.Outcome;
import io.github.jpki4j.cert.TrustAnchors;
import io.github.jpki4j.testcard.pki.TestPki;
import io.github.jpki4j.testkit.document.Identity;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Trusts the CAs of simulated cards, when documents are signed, and asks nobody about revocation.
 */
public final class TestTrust {

  private static final Set<Outcome> FINE = EnumSet.of(Outcome.PASSED, Outcome.WARNING);

  private TestTrust() {}

  public static JpkiCertificate authority(KeyKind key) throws Exception {
    return JpkiCertificate.parse(TestPki.create().authorityCertificate(key));
  }

  public static SignerValidator signers(KeyKind purpose) throws Exception {
    TrustAnchors anchors = TrustAnchors.none().withTestRoot(purpose, authority(purpose));
    return signers(purpose, anchors);
  }

  public static SignerValidator signers(KeyKind purpose, TrustAnchors anchors) {
    return SignerValidator.of(
        purpose,
        CertificateValidator.builder()
            .anchors(anchors)
            .clock(Identity.CLOCK)
            .acceptNotPerformed(Check.REVOCATION)
            .build());
  }

  /** The codes of what is not in order, as {@code CmsCase} and {@code PdfCase} write them. */
  public static List<String> objections(DocumentReport report) {
    return report.signatures().stream()
        .flatMap(
            signature ->
                Stream.concat(
                    signature.findings().stream()
                        .filter(finding -> !FINE.contains(finding.code().outcome()))
                        .map(finding -> finding.code().name()),
                    signature.certificate().stream()
                        .flatMap(certificate -> certificate.findings().stream())
                        .filter(finding -> !FINE.contains(finding.outcome()))
                        .map(Finding::code)
                        .map(Enum::name)))
        .map(name -> name.toLowerCase(Locale.ROOT).replace('_', '-'))
        .toList();
  }

  /** The verdict that belongs to an exit code of the command. */
  public static DocumentVerdict verdict(int exitCode, DocumentReport report) {
    return switch (exitCode) {
      case 0 -> DocumentVerdict.GOOD;
      case 40 -> DocumentVerdict.NOT_TRUSTED;
      case 41 ->
          report.signatures().isEmpty() ? DocumentVerdict.NOT_SIGNED : DocumentVerdict.NOT_INTACT;
      default -> throw new IllegalArgumentException("exit code " + exitCode);
    };
  }
}
