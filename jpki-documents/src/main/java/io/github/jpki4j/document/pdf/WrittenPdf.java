package io.github.jpki4j.document.pdf;

import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentException.Problem;
import io.github.jpki4j.document.pdf.revision.Coverage;
import io.github.jpki4j.document.pdf.revision.FoundSignature;
import io.github.jpki4j.document.pdf.syntax.PdfSyntax;
import io.github.jpki4j.document.pdf.syntax.SyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Reads what PDFBox has written before it is signed, as whoever verifies it will: it has to be
 * strict, and no more than what may follow earlier signatures.
 */
final class WrittenPdf {

  private static final String RANGE = "/ByteRange [0 ";

  private WrittenPdf() {}

  /**
   * Reads it.
   *
   * @param covered all but the room for the signature and its brackets
   * @throws DocumentException if the file cannot be extended so that it stays readable
   */
  static void require(byte[] covered) throws DocumentException {
    try {
      PdfSyntax syntax = PdfSyntax.read(whole(covered));
      List<FoundSignature> signatures = PdfFile.signatures(syntax);
      syntax.last().requireStrict();
      if (Coverage.of(syntax, signatures).isChanged()) {
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

  /** With zeros where the signature will be. */
  private static byte[] whole(byte[] covered) {
    String text = new String(covered, StandardCharsets.ISO_8859_1);
    int range = text.lastIndexOf(RANGE) + RANGE.length();
    int[] numbers =
        Arrays.stream(text.substring(range, text.indexOf(']', range)).trim().split(" ", -1))
            .mapToInt(Integer::parseInt)
            .toArray();
    int start = numbers[0];
    int end = numbers[1];
    byte[] whole = new byte[end + covered.length - start];
    Arrays.fill(whole, (byte) '0');
    System.arraycopy(covered, 0, whole, 0, start);
    System.arraycopy(covered, start, whole, end, covered.length - start);
    whole[start] = '<';
    whole[end - 1] = '>';
    return whole;
  }
}
