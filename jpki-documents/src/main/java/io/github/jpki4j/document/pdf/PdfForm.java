package io.github.jpki4j.document.pdf;

/**
 * The forms in which a PDF holds a signature here.
 *
 * @since 0.1.0
 */
public enum PdfForm {
  /** ISO 32000-1, understood by everything that knows signatures. */
  PKCS7("adbe.pkcs7.detached"),
  /** PAdES (EN 319 142-1), baseline B-B. */
  CADES("ETSI.CAdES.detached");

  private final String subFilter;

  PdfForm(String subFilter) {
    this.subFilter = subFilter;
  }

  /** The name in the file: value of /SubFilter. */
  String subFilter() {
    return subFilter;
  }
}
