package io.github.jpki4j.document.pdf;

import static io.github.jpki4j.document.pdf.PdfText.field;
import static io.github.jpki4j.document.pdf.PdfText.page;
import static io.github.jpki4j.document.pdf.PdfText.signature;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentReport;
import io.github.jpki4j.document.SignatureCode;
import io.github.jpki4j.document.TestTrust;
import io.github.jpki4j.document.TimeStampCode;
import io.github.jpki4j.testkit.document.CmsForge;
import io.github.jpki4j.testkit.document.PdfCase;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What may be added after a signature, and what may not; docs/documents.md has the list. */
class AddedAfterTest {

  private static final String FIELDS = "<< /Fields [9 0 R 21 0 R] /SigFlags 3 %s >>";

  private static final String SHOWN =
      "<< /Type /Annot /Subtype /Widget /FT /Sig /T (Mallory) /Rect [0 0 612 792] /P 3 0 R"
          + " /V 22 0 R /AP << /N 23 0 R >> %s >>";

  private static final String FORM = "/Type /XObject /Subtype /Form /BBox [0 0 9 9]";

  private static CmsForge signer() {
    return PdfCase.honest();
  }

  /** Writes what follows Alice's signature. */
  @FunctionalInterface
  private interface Writing {
    PdfText in(PdfText file) throws Exception;
  }

  /** What Mallory adds with a signature of his own, and what is said of Alice's signature then. */
  enum Added {
    NOTHING(SignatureCode.COVERS_REVISION, f -> f),
    DR_AND_DA(
        SignatureCode.COVERS_REVISION,
        f -> f.object(8, FIELDS.formatted("/DR << /Font << /Helv 4 0 R >> >> /DA (/Helv 0 Tf)"))),
    VERSION(
        SignatureCode.COVERS_REVISION,
        f -> f.object(1, "<< /Type /Catalog /Version /2.0 /Pages 2 0 R /AcroForm 8 0 R >>")),
    PROOFS(
        SignatureCode.COVERS_REVISION,
        f ->
            f.object(1, "<< /Type /Catalog /Pages 2 0 R /AcroForm 8 0 R /DSS 30 0 R >>")
                .object(30, "<< /Certs [] >>")),
    METADATA(
        SignatureCode.COVERS_REVISION,
        f ->
            f
                .object(1, "<< /Type /Catalog /Pages 2 0 R /AcroForm 8 0 R /Metadata 30 0 R >>")
                .stream(30, "/Type /Metadata /Subtype /XML", "<x/>")),
    TYPE_OF_ANNOTATION(
        SignatureCode.COVERS_REVISION, f -> f.object(9, field("Alice", "/V 10 0 R"))),
    STAMP(SignatureCode.STAMP_AFTER, f -> f.object(21, SHOWN.formatted("")).stream(23, FORM, "")),
    WIDGET_APART(
        SignatureCode.COVERS_REVISION,
        f ->
            f.object(3, page("[9 0 R 24 0 R]"))
                .object(21, "<< /FT /Sig /T (Mallory) /V 22 0 R /Kids [24 0 R] >>")
                .object(24, "<< /Subtype /Widget /Rect [0 0 0 0] /Parent 21 0 R >>")),

    COMMENT(
        SignatureCode.COVERS_REVISION,
        f -> f.object(1, "<< /Type /Catalog % by a program\n /Pages 2 0 R /AcroForm 8 0 R >> %\n")),
    PRIVATE_KEYS(
        SignatureCode.COVERS_REVISION,
        f -> f.object(21, field("Mallory", "/V 22 0 R /ADBE_x 1 /FOXT:y (a) /XXz /b"))),
    PRIVATE_KEY_OF_AN_OBJECT(
        SignatureCode.CHANGED_AFTER,
        f -> f.object(21, field("Mallory", "/V 22 0 R /ADBE_x 5 0 R"))),
    KEY_OF_NOBODY(
        SignatureCode.CHANGED_AFTER, f -> f.object(21, field("Mallory", "/V 22 0 R /Xy 1"))),
    ORDER_OF_TABS(SignatureCode.COVERS_REVISION, f -> f.object(3, page("[9 0 R 21 0 R] /Tabs /S"))),
    INHERITED(SignatureCode.COVERS_REVISION, f -> f.object(3, page("[9 0 R 21 0 R] /Rotate 0"))),
    OTHER_THAN_INHERITED(
        SignatureCode.CHANGED_AFTER, f -> f.object(3, page("[9 0 R 21 0 R] /CropBox [0 0 9 9]"))),
    OTHER_CONTENT(SignatureCode.CHANGED_AFTER, f -> f.stream(5, "", "BT (Rent: 999999 yen) Tj ET")),
    OTHER_FONT(
        SignatureCode.CHANGED_AFTER,
        f -> f.object(4, "<< /Type /Font /Subtype /Type1 /BaseFont /Symbol >>")),
    ACTION_OF_THE_CATALOG(
        SignatureCode.CHANGED_AFTER,
        f ->
            f.object(
                1,
                "<< /Type /Catalog /Pages 2 0 R /AcroForm 8 0 R /OpenAction << /S /JavaScript"
                    + " /JS (app.alert) >> >>")),
    ACTION_OF_THE_FIELD(
        SignatureCode.CHANGED_AFTER,
        f -> f.object(21, field("Mallory", "/V 22 0 R /A << /S /URI /URI (x) >>"))),
    ACTIONS_OF_THE_FIELD(
        SignatureCode.CHANGED_AFTER, f -> f.object(21, field("Mallory", "/V 22 0 R /AA << >>"))),
    STAMP_ANNOTATION_AS_FIELD(
        SignatureCode.CHANGED_AFTER,
        f -> f.object(21, field("Mallory", "/V 22 0 R").replace("/Widget", "/Stamp"))),
    ANNOTATION_WITHOUT_FIELD(
        SignatureCode.CHANGED_AFTER,
        f -> f.object(3, page("[9 0 R 21 0 R 24 0 R]")).object(24, field("X", "/V 22 0 R"))),
    FIELD_WITHOUT_SIGNATURE(
        SignatureCode.CHANGED_AFTER,
        f ->
            f.object(3, page("[9 0 R 21 0 R 24 0 R]"))
                .object(8, "<< /Fields [9 0 R 21 0 R 24 0 R] /SigFlags 3 >>")
                .object(24, field("X", ""))),
    TEXT_FIELD(
        SignatureCode.CHANGED_AFTER,
        f ->
            f.object(8, "<< /Fields [9 0 R 21 0 R 24 0 R] /SigFlags 3 >>")
                .object(24, "<< /FT /Tx /T (x) /V (x) >>")),
    KID_OF_ALICE(
        SignatureCode.CHANGED_AFTER,
        f ->
            f.object(3, page("[9 0 R 21 0 R 24 0 R]"))
                .object(9, field("Alice", "/V 10 0 R /Kids [24 0 R]"))
                .object(24, "<< /Subtype /Widget /Rect [0 0 99 99] /Parent 9 0 R >>")),
    SAME_NAME(SignatureCode.CHANGED_AFTER, f -> f.object(21, field("Alice", "/V 22 0 R"))),
    SIGNATURE_OF_ALICE(
        SignatureCode.CHANGED_AFTER,
        f ->
            f.object(3, page("[9 0 R 21 0 R 24 0 R]"))
                .object(8, "<< /Fields [9 0 R 21 0 R 24 0 R] /SigFlags 3 >>")
                .object(24, field("X", "/V 10 0 R"))),
    ORDER_OF_ANNOTATIONS(SignatureCode.CHANGED_AFTER, f -> f.object(3, page("[21 0 R 9 0 R]"))),
    ANNOTATION_LESS(SignatureCode.CHANGED_AFTER, f -> f.object(3, page("[21 0 R]"))),
    FIELD_LESS(SignatureCode.CHANGED_AFTER, f -> f.object(8, "<< /Fields [21 0 R] >>")),
    NEED_APPEARANCES(
        SignatureCode.CHANGED_AFTER, f -> f.object(8, FIELDS.formatted("/NeedAppearances true"))),
    XFA(SignatureCode.CHANGED_AFTER, f -> f.object(8, FIELDS.formatted("/XFA (x)"))),
    SIGNATURE_CHANGED(
        SignatureCode.CHANGED_AFTER, f -> f.object(10, "<< /Type /Sig /Filter /X >>")),
    ROTATED(SignatureCode.CHANGED_AFTER, f -> f.object(3, page("[9 0 R 21 0 R] /Rotate 180"))),
    LAYERS(
        SignatureCode.CHANGED_AFTER,
        f -> f.object(1, "<< /Type /Catalog /Pages 2 0 R /AcroForm 8 0 R /OCProperties << >> >>")),
    OTHER_CATALOG(
        SignatureCode.CHANGED_AFTER,
        f -> f.object(31, "<< /Type /Catalog /Pages 2 0 R /AcroForm 8 0 R >>")) {
      @Override
      PdfText end(PdfText file) {
        return file.table("/Root 31 0 R", "");
      }
    };

    private final SignatureCode code;

    @SuppressWarnings("ImmutableEnumChecker") // a lambda without state
    private final Writing writing;

    Added(SignatureCode code, Writing writing) {
      this.code = code;
      this.writing = writing;
    }

    PdfText end(PdfText file) {
      return file.table("");
    }

    byte[] pdf(PdfText alice) throws Exception {
      return end(writing.in(alice.mallory())).signed(signer()).bytes();
    }
  }

  private static DocumentReport verify(byte[] pdf) throws Exception {
    return PdfSignatures.verify(pdf, TestTrust.signers(KeyKind.SIGN));
  }

  @ParameterizedTest
  @EnumSource(Added.class)
  void whatIsAddedIsOnTheListOrAChange(Added added) throws Exception {
    DocumentReport report = verify(added.pdf(PdfText.alice(signer())));
    assertThat(report.signatures()).hasSizeGreaterThanOrEqualTo(2);
    assertThat(report.signatures().get(0).has(added.code))
        .as("%s", report.signatures().get(0).findings())
        .isTrue();
    assertThat(report.isGood()).isEqualTo(added.code != SignatureCode.CHANGED_AFTER);
  }

  @Test
  void proofsMayFollowTheOnlySignatureAndNothingElseMay() throws Exception {
    String catalog = "<< /Type /Catalog /Pages 2 0 R /AcroForm 8 0 R /DSS << >> >>";
    byte[] proofs = PdfText.alice(signer()).object(1, catalog).table("").bytes();
    assertThat(verify(proofs).isGood()).isTrue();
    byte[] more = PdfText.alice(signer()).stream(5, "", "").table("").bytes();
    assertThat(verify(more).signatures().get(0).has(SignatureCode.CONTENT_AFTER)).isTrue();
  }

  /** Prepared by Mallory, signed by Alice, then changed where something is free by itself. */
  @Test
  void whatIsFreeInOneRoleIsNotFreeInAnother() throws Exception {
    List<String> catalogs =
        List.of(
            "<< /Type /Catalog /Pages 2 0 R /AcroForm 8 0 R /Metadata 30 0 R >>",
            "<< /Type /Catalog /Pages 2 0 R /AcroForm 8 0 R /DSS << /X 30 0 R >> >>");
    for (String catalog : catalogs) {
      PdfText file =
          new PdfText()
                  .object(1, catalog)
                  .object(2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>")
                  .object(3, page("[9 0 R]").replace("5 0 R", "[5 0 R 30 0 R]"))
                  .object(4, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
                  .stream(5, "", "")
                  .stream(30, "", "")
                  .object(8, "<< /Fields [9 0 R] /SigFlags 3 >>")
                  .object(9, field("Alice", "/V 10 0 R"))
                  .object(10, signature())
                  .table("")
                  .signed(signer())
                  .stream(30, "", "9 9 9 9 re f")
                  .table("");
      assertThat(verify(file.bytes()).isGood()).isFalse();
    }
  }

  /** A reference that led nowhere leads to something now. */
  @Test
  void whatWasMissingStaysMissing() throws Exception {
    PdfText file = PdfText.alice(" /PieceInfo 40 0 R /Trans 41 0 R", signer());
    assertThat(verify(file.bytes()).isGood()).isTrue();
    assertThat(verify(file.object(41, "<< /S /Wipe >>").table("").bytes()).isGood()).isFalse();
  }

  @Test
  void aTimeStampIsNoSignatureOfAPersonAndShowsNothing() throws Exception {
    String stamp = signature().replace("adbe.pkcs7.detached", "ETSI.RFC3161");
    byte[] hidden =
        PdfText.alice(signer()).mallory().object(22, stamp).table("").signed(signer()).bytes();
    DocumentReport report = verify(hidden);
    assertThat(report.signatures()).hasSize(1);
    assertThat(report.isGood()).isTrue();
    assertThat(report.timeStamps()).hasSize(1);
    assertThat(report.timeStamps().get(0).has(TimeStampCode.TOKEN_MALFORMED)).isTrue();
    assertThat(report.timeStamps().get(0).isGood()).isFalse();
    assertThat(report.signatures().get(0).existed()).isEmpty();
    byte[] shown =
        PdfText.alice(signer()).mallory().object(22, stamp).object(21, SHOWN.formatted("")).stream(
                23, FORM, "0 0 9 9 re f")
            .table("")
            .signed(signer())
            .bytes();
    assertThat(verify(shown).isGood()).isFalse();
  }

  @Test
  void everySignatureIsSeenWhereverItIs() throws Exception {
    String direct = field("Alice", "/V " + signature());
    PdfText inField =
        new PdfText()
            .object(1, "<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [9 0 R] >> >>")
            .object(2, "<< /Type /Pages /Kids [] /Count 0 >>")
            .object(9, direct)
            .table("")
            .signed(signer());
    assertThat(verify(inField.bytes()).isGood()).isTrue();
    byte[] twice =
        PdfText.alice(signer()).object(50, signature()).table("").signed(signer()).bytes();
    DocumentReport report = verify(twice);
    assertThat(report.signatures()).hasSize(2);
    assertThat(report.signatures().get(1).has(SignatureCode.NOT_IN_FORM)).isTrue();
  }

  /** All viewers read the same, also those that repair such a file. */
  @Test
  void aLaterTableMayHaveEntriesOf19Bytes() throws Exception {
    PdfText alice = PdfText.alice(signer());
    int from = alice.position();
    PdfText twice = RepairTraps.shortEntries(alice.mallory().table(""), from).signed(signer());
    assertThat(verify(twice.bytes()).isGood()).isTrue();
  }

  @Test
  void aLaterSectionIsReadStrictly() throws Exception {
    for (String sloppy :
        List.of("5 0 obj\n<< >>\nendobj\n", "% 5 0 obj\n", "x", "startxref\n9\n%%EOF\n")) {
      byte[] file = PdfText.alice(signer()).text(sloppy).mallory().table("").bytes();
      assertThat(refusal(file)).as(sloppy).isNotEmpty();
    }
    byte[] generation = PdfText.alice(signer()).mallory().object(5, 1, "<< >>").table("").bytes();
    assertThat(refusal(generation)).isNotEmpty();
    byte[] signed = PdfText.alice(signer()).bytes();
    assertThat(refusal(Arrays.copyOf(signed, signed.length - 3))).isNotEmpty();
  }

  private static String refusal(byte[] file) throws Exception {
    try {
      verify(file);
      return "";
    } catch (DocumentException e) {
      assertThat(e.offset()).isPresent();
      return e.reason();
    }
  }
}
