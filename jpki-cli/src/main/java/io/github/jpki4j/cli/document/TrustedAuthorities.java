package io.github.jpki4j.cli.document;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.cli.validate.Authorities;
import io.github.jpki4j.document.DocumentReport;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;

/** The CAs of a document that are trusted here, for a library that has no trust of its own. */
final class TrustedAuthorities {

  private TrustedAuthorities() {}

  /** Those who are trusted for one of the purposes, among the given and those that came along. */
  static List<X509Certificate> of(
      DocumentReport report, Authorities authorities, List<KeyKind> purposes) {
    return Stream.concat(
            authorities.candidates().stream(),
            report.signatures().stream().flatMap(signature -> signature.others().stream()))
        .distinct()
        .filter(
            one ->
                purposes.stream()
                    .anyMatch(purpose -> authorities.anchors().verdict(purpose, one).isTrusted()))
        .map(JpkiCertificate::x509)
        .toList();
  }

  /** What was given and proves nothing by itself. */
  static List<X509Certificate> candidates(Authorities authorities) {
    return authorities.candidates().stream().map(JpkiCertificate::x509).toList();
  }
}
