package io.github.jpki4j.document.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.card.HashAlgorithm;
import io.github.jpki4j.document.CardInHand;
import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentException.Problem;
import io.github.jpki4j.document.DocumentReport;
import io.github.jpki4j.document.SignatureCode;
import io.github.jpki4j.document.TestTrust;
import io.github.jpki4j.document.pdf.syntax.PdfObject;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Dictionary;
import io.github.jpki4j.document.pdf.syntax.PdfSyntax;
import io.github.jpki4j.testkit.SharedFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Fields for signatures that the file has: signed where they are, as they demand. */
final class EmptyFieldTest {

  private static final int FIELD = 10;

  private static final PdfSigning SIGNING =
      PdfSigning.of(PdfForm.PKCS7, HashAlgorithm.SHA256, Instant.parse("2026-11-23T03:00:00Z"));

  private static final Stamp STAMP = new Stamp(List.of("Signed"), "TEST", 1);

  private final CardInHand hand = new CardInHand();

  /** A page with two empty fields, of which one has more entries. */
  private static byte[] file(String more) {
    return new PdfText()
        .object(1, "<< /Type /Catalog /Pages 2 0 R /AcroForm 8 0 R >>")
        .object(2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>")
        .object(
            3, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 300] /Annots [10 0 R 11 0 R] >>")
        .object(8, "<< /Fields [10 0 R 11 0 R 12 0 R] >>")
        .object(FIELD, field("<FEFF7532>", more))
        .object(11, field("(b)", ""))
        .object(12, "<< /FT /Tx /T (text) >>")
        .table("")
        .bytes();
  }

  private static String field(String name, String more) {
    return "<< /Type /Annot /Subtype /Widget /FT /Sig /F 4 /P 3 0 R /Rect [50 50 150 90] /T "
        + name
        + " "
        + more
        + " >>";
  }

  private byte[] signed(byte[] pdf, PdfSigning signing) throws Exception {
    try (PreparedPdf prepared = PreparedPdf.of(pdf, signing)) {
      return hand.sign(KeyKind.SIGN, prepared);
    }
  }

  private static DocumentReport verify(byte[] pdf) throws Exception {
    return PdfSignatures.verify(pdf, TestTrust.signers(KeyKind.SIGN));
  }

  private static void assertRefused(
      byte[] pdf, PdfSigning signing, Problem problem, String reason) {
    assertThatThrownBy(() -> PreparedPdf.of(pdf, signing))
        .isInstanceOfSatisfying(
            DocumentException.class,
            e -> {
              assertThat(e.problem()).isEqualTo(problem);
              assertThat(e.reason()).contains(reason);
            });
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theFieldIsSignedWhereItIs(boolean stamped) throws Exception {
    byte[] pdf = file("");
    PdfSigning signing = SIGNING.inField("甲");
    byte[] signed = signed(pdf, stamped ? signing.withStamp(STAMP) : signing);
    assertThat(verify(signed).isGood()).isTrue();
    PdfSyntax syntax = PdfSyntax.read(signed);
    int last = syntax.last().number();
    Dictionary before = (Dictionary) syntax.object(FIELD, 0);
    Dictionary after = (Dictionary) syntax.object(FIELD, last);
    before.entries().forEach((key, value) -> assertThat(after.get(key)).isEqualTo(value));
    assertThat(after.get("V")).isInstanceOf(PdfObject.Reference.class);
    assertThat(after.get("AP") != null).isEqualTo(stamped);
    assertThat(syntax.last().defined()).contains(FIELD, 8).doesNotContain(1, 2, 3, 11, 12);
  }

  @Test
  void theEmptyFieldsAreToldOf() throws Exception {
    assertThat(PreparedPdf.of(file(""), SIGNING).emptyFields()).containsExactly("b", "甲");
    byte[] signed = signed(file(""), SIGNING.inField("b"));
    assertThat(PreparedPdf.of(signed, SIGNING).emptyFields()).containsExactly("甲");
  }

  @Test
  void bothFieldsCanBeSignedOneAfterTheOther() throws Exception {
    byte[] once = signed(file(""), SIGNING.inField("b").withStamp(STAMP));
    byte[] twice = signed(once, SIGNING.inField("甲").withStamp(STAMP));
    DocumentReport report = verify(twice);
    assertThat(report.isGood()).isTrue();
    assertThat(report.signatures()).hasSize(2);
    assertThat(report.signatures().get(0).has(SignatureCode.COVERS_REVISION)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"c", "text", "", "B", "signed"})
  void noOtherFieldWillDo(String name) throws Exception {
    byte[] pdf = file("");
    if (name.equals("signed")) {
      assertRefused(
          signed(pdf, SIGNING.inField("b")), SIGNING.inField("b"), Problem.NO_SUCH_FIELD, "");
    }
    assertRefused(pdf, SIGNING.inField(name), Problem.NO_SUCH_FIELD, "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/Ff 1 | nobody",
        "/SV << /Ff 1 /Filter /Other >> | Filter",
        "/SV << /Ff 2 /SubFilter [/ETSI.CAdES.detached] >> | ETSI.CAdES.detached",
        "/SV << /Ff 4 /V 4 >> | V 4",
        "/SV << /Ff 8 /Reasons [(I agree)] >> | Reasons",
        "/SV << /Ff 16 /LegalAttestation [(none)] >> | LegalAttestation",
        "/SV << /Ff 32 /AddRevInfo true >> | AddRevInfo",
        "/SV << /Ff 64 /DigestMethod [(SHA512)] >> | SHA512",
        "/SV << /Ff 128 /LockDocument /true >> | LockDocument",
        "/SV << /Ff 256 /AppearanceFilter (a) >> | AppearanceFilter",
        "/SV << /Cert << /Ff 1 >> >> | Cert",
        "/SV << /TimeStamp << /Ff 1 /URL (a) >> >> | TimeStamp",
        "/SV << /MDP << /P 2 >> >> | MDP",
      })
  void whatIsDemandedAndNotDoneIsRefused(String entries, String reason) {
    assertRefused(file(entries), SIGNING.inField("甲"), Problem.FIELD_DEMANDS, reason);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/SV << /Ff 1 /Filter /Adobe.PPKLite >>",
        "/SV << /Ff 2 /SubFilter [/ETSI.CAdES.detached /adbe.pkcs7.detached] >>",
        "/SV << /SubFilter [/ETSI.CAdES.detached] /Reasons [(a)] /AddRevInfo true >>",
        "/SV << /Ff 96 /AddRevInfo false /DigestMethod [(SHA256) (SHA512)] >>",
        "/SV << /Ff 8 /Reasons [(.)] >>",
        "/SV << /Ff 4 /V 2 /MDP << /P 0 >> >>",
      })
  void whatIsOnlyRecommendedOrDoneAnywayIsNoObstacle(String entries) throws Exception {
    assertThat(verify(signed(file(entries), SIGNING.inField("甲"))).isGood()).isTrue();
  }

  @Test
  void theLockOfAFieldIsSaidBySignatureAndForbidsWhatItNames() throws Exception {
    byte[] signed =
        signed(
            file("/Lock << /Type /SigFieldLock /Action /Include /Fields [(b)] >>"),
            SIGNING.inField("甲"));
    assertThat(verify(signed).isGood()).isTrue();
    PdfSyntax syntax = PdfSyntax.read(signed);
    int last = syntax.last().number();
    PdfObject value = syntax.get(syntax.object(FIELD, last), "V", last);
    assertThat(String.valueOf(syntax.get(value, "Reference", last)))
        .contains("FieldMDP", "Include", "TransformParams");
    assertRefused(signed, SIGNING.inField("b"), Problem.PDF_LOCKED, "");
    assertThat(verify(signed(signed, SIGNING)).isGood()).as("a new field is not named").isTrue();
  }

  @Test
  void aStampNeedsRoomInTheField() {
    Stamp wide = new Stamp(List.of("a".repeat(100)), "TEST", 1);
    assertRefused(file(""), SIGNING.inField("甲").withStamp(wide), Problem.STAMP_TOO_LONG, "");
    byte[] hidden =
        new String(file(""), StandardCharsets.ISO_8859_1)
            .replace("[50 50 150 90]", "[50 50 050 50]")
            .getBytes(StandardCharsets.ISO_8859_1);
    assertRefused(hidden, SIGNING.inField("b").withStamp(STAMP), Problem.STAMP_TOO_LONG, "");
  }

  @Test
  void theFieldsOfAPublicFileAreSigned() throws Exception {
    Path folder = SharedFiles.folder("cases/documents/field/10-existing-empty-field");
    SharedFiles.require(folder);
    byte[] pdf = Files.readAllBytes(folder.resolve("minimal-two-fields.pdf"));
    assertThat(PreparedPdf.of(pdf, SIGNING).emptyFields()).containsExactly("Sig1", "Sig2");
    byte[] once = signed(pdf, SIGNING.inField("Sig2"));
    byte[] twice = signed(once, SIGNING.inField("Sig1").withStamp(STAMP));
    assertThat(PreparedPdf.of(twice, SIGNING).emptyFields()).isEmpty();
    assertThat(verify(twice).isGood()).isTrue();
  }
}
