package io.github.jpki4j.dss;

import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.validation.CertificateVerifier;
import eu.europa.esig.dss.spi.x509.tsp.TSPSource;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cert.CertificateValidator;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.cert.TrustAnchors;
import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentException.Problem;
import io.github.jpki4j.document.DocumentReport;
import io.github.jpki4j.document.SignatureReport;
import io.github.jpki4j.document.SignerValidator;
import io.github.jpki4j.document.longterm.LongTermLevel;
import io.github.jpki4j.document.longterm.ValidationData;
import io.github.jpki4j.document.signer.DocumentBoundary;
import io.github.jpki4j.document.timestamp.TimeStampTransport;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A document is extended: our own reader looks at it first and DSS second, and what comes out is
 * handed over only if our reader still finds every signature in order and DSS proves it by the
 * caller's data.
 */
final class Extension {

  /** Looks at signatures, and trusts no certificate. */
  static final SignerValidator NOBODY =
      SignerValidator.of(
          KeyKind.SIGN, CertificateValidator.builder().anchors(TrustAnchors.none()).build());

  /** Our own reader. */
  @FunctionalInterface
  interface Reader {

    DocumentReport read(byte[] document) throws DocumentException;
  }

  /** The work of DSS. */
  @FunctionalInterface
  interface Work {

    DSSDocument extend(CertificateVerifier verifier, TSPSource source) throws Exception;
  }

  private final LongTermLevel level;
  private final ValidationData data;
  private final Optional<byte[]> content;
  private final Reader reader;

  Extension(LongTermLevel level, ValidationData data, Optional<byte[]> content, Reader reader) {
    if (level == LongTermLevel.B) {
      throw new IllegalArgumentException("nothing to add for level B");
    }
    this.level = level;
    this.data = data;
    this.content = content;
    this.reader = reader;
  }

  byte[] extend(byte[] document, TimeStampTransport tsa, Work work)
      throws DocumentException, IOException {
    Set<String> places = places(intact(document).signatures());
    TsaSource source = new TsaSource(tsa);
    byte[] extended;
    try {
      extended =
          DocumentBoundary.call(
              Extension::incomplete,
              () ->
                  NamedCrls.with(
                      places, () -> DSSUtils.toByteArray(work.extend(Verifiers.of(data), source))));
    } catch (DocumentException e) {
      source.rethrow();
      throw e;
    }
    intact(extended);
    prove(extended, places);
    return extended;
  }

  private DocumentReport intact(byte[] document) throws DocumentException {
    DocumentReport report = reader.read(document);
    if (report.signatures().isEmpty()
        || !report.signatures().stream().allMatch(SignatureReport::isIntact)) {
      throw new DocumentException(Problem.NOT_INTACT);
    }
    return report;
  }

  private void prove(byte[] extended, Set<String> places) throws DocumentException {
    Opinion opinion =
        DocumentBoundary.call(
            Extension::incomplete,
            () ->
                NamedCrls.with(
                    places, () -> Opinion.of(extended, content, data, Optional.empty())));
    if (!opinion.objections().isEmpty()) {
      throw incomplete(String.join(" ", opinion.objections()), null);
    }
    if (opinion.levels().isEmpty()
        || !opinion.levels().stream().allMatch(reached -> reached.endsWith("-" + level))) {
      throw incomplete(String.join(" ", opinion.levels()), null);
    }
  }

  private static DocumentException incomplete(Throwable cause) {
    return incomplete(String.valueOf(cause.getMessage()), cause);
  }

  private static DocumentException incomplete(
      String reason, @org.jspecify.annotations.Nullable Throwable cause) {
    return new DocumentException(Problem.LONG_TERM_INCOMPLETE, -1, reason, cause);
  }

  /** Where the revocation lists of the signers are. */
  static Set<String> places(List<SignatureReport> signatures) {
    Set<String> places = new HashSet<>();
    for (SignatureReport signature : signatures) {
      signature
          .signer()
          .map(JpkiCertificate::x509)
          .map(DistributionPointNames::of)
          .ifPresent(places::addAll);
    }
    return places;
  }
}
