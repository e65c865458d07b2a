package io.github.jpki4j.document;

import io.github.jpki4j.cert.FindingCode;
import io.github.jpki4j.document.text.DocumentTexts;
import java.util.List;
import java.util.Locale;

/**
 * Everything that was found out about a document. Immutable, thread-safe.
 *
 * @param signatures one report for each signature, unmodifiable: of CMS in the order of the
 *     signers, of a PDF the one that covers least first; empty if nobody signed
 * @param timeStamps one report for each time stamp, unmodifiable: those of the signatures in their
 *     order, then those of the document, the one that covers least first
 * @param revisions the states in which a PDF once ended, the oldest first, the last of them the
 *     file as it is; empty for CMS; unmodifiable
 * @param findings about the document as a whole, unmodifiable: what a second opinion says that is
 *     about none of the signatures
 * @since 0.1.0
 */
public record DocumentReport(
    List<SignatureReport> signatures,
    List<TimeStampReport> timeStamps,
    List<DocumentRevision> revisions,
    List<SignatureFinding> findings) {

  /**
   * Copies the lists.
   *
   * @param signatures one report for each signature
   * @param timeStamps one report for each time stamp
   * @param revisions the states of the file
   * @param findings about the document as a whole
   */
  public DocumentReport {
    signatures = List.copyOf(signatures);
    timeStamps = List.copyOf(timeStamps);
    revisions = List.copyOf(revisions);
    findings = List.copyOf(findings);
  }

  /**
   * The worst verdict of the signatures, and {@link DocumentVerdict#NOT_INTACT} if something is
   * wrong with a signed document as a whole. A document that nobody signed is not good. Time stamps
   * are no signatures: one that proves nothing changes no verdict, and is told in its own report.
   *
   * @return the verdict
   */
  public DocumentVerdict verdict() {
    if (signatures.isEmpty()) {
      return DocumentVerdict.NOT_SIGNED;
    }
    if (findings.stream().anyMatch(SignatureFinding::isObjection)
        || !signatures.stream().allMatch(SignatureReport::isIntact)) {
      return DocumentVerdict.NOT_INTACT;
    }
    return signatures.stream().allMatch(SignatureReport::isTrusted)
        ? DocumentVerdict.GOOD
        : DocumentVerdict.NOT_TRUSTED;
  }

  /**
   * Whether there is a signature, all are good, and nothing else is wrong.
   *
   * @return true if the verdict is {@link DocumentVerdict#GOOD}
   */
  public boolean isGood() {
    return verdict() == DocumentVerdict.GOOD;
  }

  /**
   * What was added to a PDF after a signature, whether that may follow one or not.
   *
   * @param signature a signature of this report
   * @return the states of the file after the one that the signature covers, the oldest first,
   *     unmodifiable; empty if it covers the last one, or none
   */
  public List<DocumentRevision> after(SignatureReport signature) {
    return signature.revision().isEmpty()
        ? List.of()
        : revisions.subList(signature.revision().getAsInt(), revisions.size());
  }

  /**
   * Says the verdict; a good one says what it leaves open: that the certificates are good for tests
   * only, or that nobody looked whether they are revoked.
   *
   * @param locale Japanese, or anything else for English
   * @return a part of a sentence
   */
  public String text(Locale locale) {
    return DocumentTexts.of(locale).get("verdict." + word(), List.of());
  }

  private String word() {
    return switch (verdict()) {
      case NOT_SIGNED -> "NOT_SIGNED";
      case NOT_INTACT, NOT_TRUSTED -> "NOT_GOOD";
      case GOOD ->
          has(FindingCode.ANCHOR_TEST)
              ? "GOOD_FOR_TESTS"
              : has(FindingCode.REVOCATION_NOT_CHECKED) ? "GOOD_UNCHECKED" : "GOOD";
    };
  }

  private boolean has(FindingCode code) {
    return signatures.stream()
        .flatMap(signature -> signature.certificate().stream())
        .anyMatch(certificate -> certificate.has(code));
  }
}
