package io.github.jpki4j.document.pdf;

import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentException.Problem;
import io.github.jpki4j.document.pdf.revision.Coverage;
import io.github.jpki4j.document.pdf.revision.FoundSignature;
import io.github.jpki4j.document.pdf.syntax.PdfSyntax;
import io.github.jpki4j.document.pdf.syntax.SyntaxException;
import java.util.List;

/**
 * Reads what was written before it is signed, as whoever verifies it will: it has to be strict, and
 * no more than what may follow earlier signatures.
 */
final class WrittenPdf {

  private WrittenPdf() {}

  /**
   * Reads it.
   *
   * @param pdf the whole file, with zeros where the signature will be
   * @param before the length of the file before, in bytes; what it left behind its end is its own
   * @throws DocumentException if the file cannot be extended so that it stays readable
   */
  static void require(byte[] pdf, int before) throws DocumentException {
    try {
      PdfSyntax syntax = PdfSyntax.read(pdf);
      List<FoundSignature> signatures = PdfFile.signatures(syntax);
      syntax.last().requireStrict(before);
      Coverage coverage = Coverage.of(syntax, signatures);
      coverage.requireBounded();
      if (coverage.isChanged()) {
        throw new DocumentException(
            Problem.PDF_AMBIGUOUS,
            syntax.last().start(),
            "a signature would change more than earlier signatures allow",
            null);
      }
    } catch (SyntaxException e) {
      throw PdfFile.refused(e);
    }
  }
}
