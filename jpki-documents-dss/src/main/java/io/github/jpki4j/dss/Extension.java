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
import io.github.jpki4j.document.TimeStampFinding;
import io.github.jpki4j.document.TimeStampReport;
import io.github.jpki4j.document.TimeStampTrust;
import io.github.jpki4j.document.longterm.LongTermLevel;
import io.github.jpki4j.document.longterm.ValidationData;
import io.github.jpki4j.document.timestamp.TimeStampAuthority;
import io.github.jpki4j.document.timestamp.TimeStampException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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

    DocumentReport read(byte[] document, SignerValidator signers) throws DocumentException;
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
  private final TimeLimit limit;

  Extension(
      LongTermLevel level,
      ValidationData data,
      Optional<byte[]> content,
      Reader reader,
      TimeLimit limit) {
    if (level == LongTermLevel.B) {
      throw new IllegalArgumentException("nothing to add for level B");
    }
    this.level = level;
    this.data = data;
    this.content = content;
    this.reader = reader;
    this.limit = limit;
  }

  byte[] extend(byte[] document, TimeStampAuthority tsa, Work work)
      throws DocumentException, TimeStampException {
    DocumentReport before = intact(document);
    Set<String> places = places(before.signatures());
    requireWork(proven(document, places));
    byte[] extended;
    try (TsaSource source = new TsaSource(tsa)) {
      try {
        extended =
            limit.call(
                Extension::incomplete,
                () ->
                    NamedCrls.with(
                        places,
                        () -> DSSUtils.toByteArray(work.extend(Verifiers.of(data), source))));
      } catch (DocumentException e) {
        source.rethrow();
        throw e;
      }
    }
    requireGoodStamps(before.timeStamps(), intact(extended).timeStamps());
    Opinion opinion = proven(extended, places);
    if (!hasReached(opinion)) {
      throw incomplete(String.valueOf(opinion.signatures()), null);
    }
    return extended;
  }

  private DocumentReport intact(byte[] document) throws DocumentException {
    List<X509Certificate> roots =
        data.roots().stream().filter(root -> TimeStampTrust.flaw(root).isEmpty()).toList();
    DocumentReport report =
        reader.read(
            document,
            roots.isEmpty()
                ? NOBODY
                : NOBODY.withTimeStamps(TimeStampTrust.of(roots, Clock.systemUTC())));
    if (report.signatures().isEmpty()
        || !report.signatures().stream().allMatch(SignatureReport::isIntact)) {
      throw new DocumentException(Problem.NOT_INTACT);
    }
    return report;
  }

  /** DSS takes a time stamp that is older than the certificate of the signer, for one. */
  private static void requireGoodStamps(List<TimeStampReport> before, List<TimeStampReport> after)
      throws DocumentException {
    List<TimeStampReport> bad = after.stream().filter(stamp -> !stamp.isGood()).toList();
    if (bad.size() > before.stream().filter(stamp -> !stamp.isGood()).count()) {
      throw incomplete(
          bad.stream()
              .flatMap(stamp -> stamp.findings().stream())
              .filter(TimeStampFinding::isObjection)
              .map(finding -> finding.text(Locale.ENGLISH))
              .distinct()
              .collect(Collectors.joining("; ")),
          null);
    }
  }

  /** What there is to be done is known before anybody is asked for a time stamp. */
  private void requireWork(Opinion opinion) throws DocumentException {
    if (level != LongTermLevel.LTA && hasReached(opinion)) {
      throw new DocumentException(Problem.LONG_TERM_REACHED);
    }
    if (level != LongTermLevel.T && !data.hasRevocation()) {
      throw incomplete("neither a revocation list nor an OCSP answer is given", null);
    }
  }

  private boolean hasReached(Opinion opinion) {
    return !opinion.signatures().isEmpty()
        && opinion.signatures().stream().allMatch(each -> each.hasReached(level));
  }

  /** DSS proves what is there by the data. */
  private Opinion proven(byte[] document, Set<String> places) throws DocumentException {
    Opinion opinion =
        limit.call(
            Extension::incomplete,
            () ->
                NamedCrls.with(
                    places, () -> Opinion.of(document, content, data, Optional.empty())));
    if (!opinion.objections().isEmpty()) {
      throw incomplete(opinion.objections(), null);
    }
    return opinion;
  }

  static DocumentException incomplete(Throwable cause) {
    return incomplete(String.valueOf(cause.getMessage()), cause);
  }

  private static DocumentException incomplete(String reason, @Nullable Throwable cause) {
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
