package io.github.jpki4j.document;

import java.util.List;

/**
 * Everything that was found out about a document. Immutable, thread-safe.
 *
 * @param signatures one report for each signature, unmodifiable: of CMS in the order of the
 *     signers, of a PDF the one that covers least first; empty if nobody signed
 * @param timeStamps one report for each time stamp, unmodifiable: those of the signatures in their
 *     order, then those of the document, the one that covers least first
 * @since 0.1.0
 */
public record DocumentReport(List<SignatureReport> signatures, List<TimeStampReport> timeStamps) {

  /**
   * Copies the lists.
   *
   * @param signatures one report for each signature
   * @param timeStamps one report for each time stamp
   */
  public DocumentReport {
    signatures = List.copyOf(signatures);
    timeStamps = List.copyOf(timeStamps);
  }

  /**
   * The worst verdict of the signatures. A document that nobody signed is not good. Time stamps are
   * no signatures: one that proves nothing changes no verdict, and is told in its own report.
   *
   * @return the verdict
   */
  public DocumentVerdict verdict() {
    if (signatures.isEmpty()) {
      return DocumentVerdict.NOT_SIGNED;
    }
    if (!signatures.stream().allMatch(SignatureReport::isIntact)) {
      return DocumentVerdict.NOT_INTACT;
    }
    return signatures.stream().allMatch(SignatureReport::isTrusted)
        ? DocumentVerdict.GOOD
        : DocumentVerdict.NOT_TRUSTED;
  }

  /**
   * Whether there is a signature, and all are good.
   *
   * @return true if the verdict is {@link DocumentVerdict#GOOD}
   */
  public boolean isGood() {
    return verdict() == DocumentVerdict.GOOD;
  }
}
