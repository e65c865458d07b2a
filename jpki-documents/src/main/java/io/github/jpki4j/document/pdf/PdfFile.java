package io.github.jpki4j.document.pdf;

import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentException.Problem;
import io.github.jpki4j.document.pdf.revision.Coverage;
import io.github.jpki4j.document.pdf.revision.FormFields;
import io.github.jpki4j.document.pdf.revision.FoundSignature;
import io.github.jpki4j.document.pdf.revision.SignatureFinder;
import io.github.jpki4j.document.pdf.syntax.PdfSyntax;
import io.github.jpki4j.document.pdf.syntax.Revision;
import io.github.jpki4j.document.pdf.syntax.SyntaxException;
import io.github.jpki4j.document.pdf.syntax.SyntaxException.Kind;
import io.github.jpki4j.document.signer.DocumentBoundary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdfparser.PDFParser;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

/**
 * A PDF that was read strictly: what other programs might repair, each in its own way, is refused,
 * because a signature must mean the same to all. The one place where PDFBox parses.
 */
final class PdfFile {

  private static final byte[] HEADER = "%PDF-".getBytes(StandardCharsets.US_ASCII);

  /** In how many bytes readers look for the header. */
  private static final int HEADER_WITHIN = 1024;

  /** What the parser wants to see at the end, in bytes; it may lie further ahead. */
  private static final int LEAST_TAIL = 2048;

  private final PdfSyntax syntax;
  private final List<FoundSignature> signatures;
  private @Nullable FormFields fields;
  private final Optional<FoundSignature> usageRights;

  private PdfFile(PdfSyntax syntax, List<FoundSignature> all) {
    this.syntax = syntax;
    this.signatures = all.stream().filter(each -> !each.isUsageRights()).toList();
    this.usageRights = all.stream().filter(FoundSignature::isUsageRights).findFirst();
  }

  /**
   * Reads a file: first strictly, then with PDFBox, which must read the same.
   *
   * @param bytes the file; not copied
   * @throws DocumentException if it is no PDF, is encrypted, does not hold together, or can be read
   *     in more ways than one
   */
  static PdfFile open(byte[] bytes) throws DocumentException {
    requireHeader(bytes);
    return DocumentBoundary.call(
        cause ->
            new DocumentException(
                Problem.PDF_DAMAGED,
                0,
                "PDFBox cannot read it",
                cause,
                !NameTrace.ofSignature(bytes)),
        () -> {
          try {
            PdfSyntax syntax = PdfSyntax.read(bytes);
            List<FoundSignature> all = signatures(syntax);
            try (PDDocument document = parse(bytes)) {
              requireAgreement(syntax, document);
            }
            return new PdfFile(syntax, all);
          } catch (SyntaxException e) {
            throw refused(e, bytes);
          }
        });
  }

  /** A file that only the strict reader can read. */
  static DocumentException unreadable(Throwable cause) {
    return new DocumentException(Problem.PDF_DAMAGED, 0, "PDFBox cannot read it", cause);
  }

  /** What is sloppy is accepted up to the first signature, and not in what was added to it. */
  static List<FoundSignature> signatures(PdfSyntax syntax) throws SyntaxException {
    List<FoundSignature> signatures = SignatureFinder.find(syntax);
    int first = Coverage.firstSigned(syntax, signatures);
    for (Revision revision : syntax.revisions().subList(first + 1, syntax.revisions().size())) {
      revision.requireStrict();
    }
    return signatures;
  }

  static DocumentException refused(SyntaxException e) {
    return new DocumentException(problem(e), e.offset(), e.reason(), e);
  }

  private static DocumentException refused(SyntaxException e, byte[] bytes) {
    boolean mayHelp = e.kind() == Kind.DAMAGED || e.kind() == Kind.AMBIGUOUS;
    return new DocumentException(
        problem(e), e.offset(), e.reason(), e, mayHelp && !NameTrace.ofSignature(bytes));
  }

  private static Problem problem(SyntaxException e) {
    return switch (e.kind()) {
      case DAMAGED -> Problem.PDF_DAMAGED;
      case AMBIGUOUS -> Problem.PDF_AMBIGUOUS;
      case ENCRYPTED -> Problem.PDF_ENCRYPTED;
      case TOO_LARGE -> Problem.PDF_TOO_LARGE;
    };
  }

  private static PDDocument parse(byte[] bytes) throws IOException {
    PDFParser parser = new PDFParser(new RandomAccessReadBuffer(bytes));
    parser.setEOFLookupRange(Math.max(LEAST_TAIL, bytes.length));
    return parser.parse(false);
  }

  private static void requireAgreement(PdfSyntax syntax, PDDocument document)
      throws SyntaxException, IOException {
    ReaderAgreement.require(syntax, document.getDocument());
    if (document.getDocumentCatalog().getCOSObject().getCOSDictionary(COSName.PAGES) == null) {
      throw new SyntaxException(0, "a catalog without pages");
    }
  }

  /** Some readers count offsets from the header, others from the first byte. */
  private static void requireHeader(byte[] bytes) throws DocumentException {
    for (int i = 0; i <= Math.min(HEADER_WITHIN, bytes.length - HEADER.length); i++) {
      if (Arrays.equals(bytes, i, i + HEADER.length, HEADER, 0, HEADER.length)) {
        if (i > 0) {
          throw refused(
              new SyntaxException(Kind.AMBIGUOUS, 0, "something before the header"), bytes);
        }
        return;
      }
    }
    throw new DocumentException(Problem.NOT_PDF);
  }

  /** Its objects, as the strict reader has read them. */
  PdfSyntax syntax() {
    return syntax;
  }

  /** The fields of its form as it is. */
  FormFields fields() {
    if (fields == null) {
      fields = FormFields.of(syntax, syntax.last().number());
    }
    return fields;
  }

  /** Every signature and time stamp, wherever it is, also of earlier states. */
  List<FoundSignature> signatures() {
    return signatures;
  }

  /** The signature that grants rights to Adobe Reader, and is of no person. */
  Optional<FoundSignature> usageRights() {
    return usageRights;
  }
}
