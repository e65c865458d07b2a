package io.github.jpki4j.document.pdf;

import io.github.jpki4j.card.Digest;
import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentException.Problem;
import io.github.jpki4j.document.pdf.revision.FormFields;
import io.github.jpki4j.document.pdf.revision.FoundSignature;
import io.github.jpki4j.document.pdf.revision.Locks;
import io.github.jpki4j.document.pdf.stamp.PdfaClaim;
import io.github.jpki4j.document.pdf.stamp.StampContent;
import io.github.jpki4j.document.pdf.stamp.StampDrawing;
import io.github.jpki4j.document.pdf.syntax.PdfSyntax;
import io.github.jpki4j.document.pdf.write.NewSignature;
import io.github.jpki4j.document.pdf.write.NewSignature.Look;
import io.github.jpki4j.document.pdf.write.PdfPage;
import io.github.jpki4j.document.pdf.write.PdfUpdate;
import io.github.jpki4j.document.pdf.write.SignatureRoom;
import io.github.jpki4j.document.signer.SignedDataWriter;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * A file that lacks nothing but one signature, and what makes that.
 *
 * @param room where it belongs
 * @param writer with the hash of what it covers
 */
record PdfSignatureDraft(SignatureRoom room, SignedDataWriter writer) {

  /**
   * Writes what is added to a file.
   *
   * @throws DocumentException if it cannot be signed so
   */
  static PdfSignatureDraft of(PdfFile file, PdfSigning signing)
      throws DocumentException, IOException {
    PdfSyntax syntax = file.syntax();
    FormFields fields = FormFields.of(syntax, syntax.last().number());
    for (FoundSignature signature : file.signatures()) {
      if (Locks.of(signature, fields, syntax).forbidsNewFields()) {
        throw new DocumentException(Problem.PDF_LOCKED);
      }
    }
    PdfUpdate update = new PdfUpdate(syntax);
    PdfPage page = page(syntax, signing.stamp().map(Stamp::page).orElse(1));
    Optional<Look> look = Optional.empty();
    if (signing.stamp().isPresent()) {
      StampContent content = signing.stamp().get().content();
      look =
          Optional.of(new StampDrawing(content, PdfaClaim.of(syntax)).draw(page, syntax, update));
    }
    new NewSignature(
            "Sig",
            signing.form().subFilter(),
            Optional.of(signing.time()),
            List.of(),
            signing.room())
        .addTo(update, page, FieldNames.unused(fields), look);
    SignatureRoom room = update.writeToSign();
    WrittenPdf.require(room.filled(new byte[0]));
    try (InputStream covered = room.covered()) {
      return new PdfSignatureDraft(
          room,
          new SignedDataWriter(
              Digest.ofMessage(signing.hash(), covered), Optional.empty(), signing.signedTime()));
    }
  }

  private static PdfPage page(PdfSyntax syntax, int number) throws DocumentException {
    List<PdfPage> pages = PdfPage.all(syntax);
    if (pages.isEmpty()) {
      throw new DocumentException(Problem.PDF_WITHOUT_PAGES);
    }
    if (number < 1 || number > pages.size()) {
      throw new DocumentException(Problem.NO_SUCH_PAGE);
    }
    return pages.get(number - 1);
  }
}
