package io.github.jpki4j.document.pdf.revision;

import io.github.jpki4j.document.pdf.syntax.PdfObject.Dictionary;

/**
 * A signature of a PDF, wherever it was found.
 *
 * @param dictionary the signature dictionary
 * @param range what it covers
 * @param revision number of the state that brought it
 * @param isListed whether a field of the form has it as its value
 * @param isUsageRights whether it grants rights to Adobe Reader (/UR3), and is of no person
 */
public record FoundSignature(
    Dictionary dictionary,
    CoveredRange range,
    int revision,
    boolean isListed,
    boolean isUsageRights) {

  /** Whether it is a document time stamp: of no person. */
  public boolean isTimeStamp() {
    return dictionary.is("SubFilter", "ETSI.RFC3161");
  }
}
