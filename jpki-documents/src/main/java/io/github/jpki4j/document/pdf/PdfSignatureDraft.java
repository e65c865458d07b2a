package io.github.jpki4j.document.pdf;

import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentException.Problem;
import io.github.jpki4j.document.pdf.revision.FormFields;
import io.github.jpki4j.document.pdf.revision.FoundSignature;
import io.github.jpki4j.document.pdf.revision.Locks;
import io.github.jpki4j.document.pdf.stamp.PdfaClaim;
import io.github.jpki4j.document.pdf.stamp.StampDrawing;
import io.github.jpki4j.document.pdf.syntax.PdfObject;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Reference;
import io.github.jpki4j.document.pdf.syntax.PdfSyntax;
import io.github.jpki4j.document.pdf.write.NewSignature;
import io.github.jpki4j.document.pdf.write.NewSignature.Look;
import io.github.jpki4j.document.pdf.write.PdfPage;
import io.github.jpki4j.document.pdf.write.PdfUpdate;
import io.github.jpki4j.document.pdf.write.SignatureRoom;
import io.github.jpki4j.document.signer.SignedDataWriter;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A file that lacks nothing but one signature, and what makes that.
 *
 * @param room where it belongs
 * @param writer with the hash of what it covers
 */
record PdfSignatureDraft(SignatureRoom room, SignedDataWriter writer) {

  /**
   * Has it signed later.
   *
   * @param room in what was written
   * @param file the hash of what is before
   */
  static PdfSignatureDraft of(SignatureRoom room, HashedFile file, PdfSigning signing) {
    return new PdfSignatureDraft(
        room, new SignedDataWriter(file.with(room), Optional.empty(), signing.signedTime()));
  }

  /**
   * Writes what is added to a file, and not the file.
   *
   * @throws DocumentException if it cannot be signed so
   */
  static SignatureRoom room(PdfFile file, PdfSigning signing)
      throws DocumentException, IOException {
    PdfUpdate update = new PdfUpdate(file.syntax());
    if (signing.field().isPresent()) {
      fill(file, signing, signing.field().get(), update);
    } else {
      add(file, signing, update);
    }
    return update.writeToSign();
  }

  private static NewSignature signature(PdfSigning signing, List<PdfObject> references) {
    return new NewSignature(
        "Sig", signing.form().subFilter(), Optional.of(signing.time()), references, signing.room());
  }

  private static void fill(PdfFile file, PdfSigning signing, String name, PdfUpdate update)
      throws DocumentException, IOException {
    PdfSyntax syntax = file.syntax();
    requirePages(PdfPage.all(syntax));
    EmptyField field = EmptyField.of(name, file.fields(), syntax);
    requireUnlocked(file, locks -> locks.forbids(field.name()));
    SeedValue.require(field, signing, syntax);
    Optional<Reference> appearance = Optional.empty();
    if (signing.stamp().isPresent()) {
      appearance =
          Optional.of(drawing(signing, syntax).drawIn(field.box(), field.view(syntax), update));
    }
    signature(signing, FieldLock.references(field, syntax))
        .fill(update, field.reference(), field.widget(), appearance);
  }

  private static void add(PdfFile file, PdfSigning signing, PdfUpdate update)
      throws DocumentException, IOException {
    requireUnlocked(file, Locks::forbidsNewFields);
    PdfPage page = page(file.syntax(), signing.stamp().map(Stamp::page).orElse(1));
    Optional<Look> look = Optional.empty();
    if (signing.stamp().isPresent()) {
      look = Optional.of(drawing(signing, file.syntax()).draw(page, file.syntax(), update));
    }
    signature(signing, List.of()).addTo(update, page, FieldNames.unused(file.fields()), look);
  }

  private static StampDrawing drawing(PdfSigning signing, PdfSyntax syntax)
      throws DocumentException {
    return new StampDrawing(signing.stamp().orElseThrow().content(), PdfaClaim.of(syntax));
  }

  private static void requireUnlocked(PdfFile file, Predicate<Locks> forbids)
      throws DocumentException {
    FormFields fields = file.fields();
    for (FoundSignature signature : file.signatures()) {
      if (forbids.test(Locks.of(signature, fields, file.syntax()))) {
        throw new DocumentException(Problem.PDF_LOCKED);
      }
    }
  }

  private static PdfPage page(PdfSyntax syntax, int number) throws DocumentException {
    List<PdfPage> pages = PdfPage.all(syntax);
    requirePages(pages);
    if (number < 1 || number > pages.size()) {
      throw new DocumentException(Problem.NO_SUCH_PAGE);
    }
    return pages.get(number - 1);
  }

  private static void requirePages(List<PdfPage> pages) throws DocumentException {
    if (pages.isEmpty()) {
      throw new DocumentException(Problem.PDF_WITHOUT_PAGES);
    }
  }
}
