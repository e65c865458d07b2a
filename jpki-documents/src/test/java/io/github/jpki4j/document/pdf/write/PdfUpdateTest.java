package io.github.jpki4j.document.pdf.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.document.DocumentReport;
import io.github.jpki4j.document.SignatureCode;
import io.github.jpki4j.document.TestTrust;
import io.github.jpki4j.document.pdf.PdfSignatures;
import io.github.jpki4j.document.pdf.PdfText;
import io.github.jpki4j.document.pdf.syntax.PdfObject;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Dictionary;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Reference;
import io.github.jpki4j.document.pdf.syntax.PdfSyntax;
import io.github.jpki4j.testkit.document.PdfCase;
import io.github.jpki4j.testkit.document.PdfForge;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One more section of a file: its objects, its cross-reference part and nothing else. */
final class PdfUpdateTest {

  /** Values in every way of writing them. */
  private static final String ODD =
      "<< /A#20b (x\\)\\r\\000y) /N [1.50 -.5 +3 4. 007 12345678901234567890 0.000000000000000001]"
          + " /S <0aF> /#c3#a9 /a#2fb#23 /T true /Z null /R 1 0 R /D << /E () >> >>";

  private static byte[] file(String catalogEntries) {
    return new PdfText()
        .object(1, "<< /Type /Catalog /Pages 2 0 R " + catalogEntries + " >>")
        .object(2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>")
        .object(3, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Annots 7 0 R >>")
        .object(7, "[]")
        .object(8, ODD)
        .object(300, "<< >>")
        .table("")
        .bytes();
  }

  private static PdfSyntax written(PdfUpdate update) throws Exception {
    PdfSyntax syntax = PdfSyntax.read(update.write());
    syntax.last().requireStrict();
    return syntax;
  }

  @Test
  void whateverIsReplacedIsReadAsBefore() throws Exception {
    PdfSyntax before = PdfSyntax.read(file(""));
    PdfUpdate update = new PdfUpdate(before);
    update.place(new Reference(8, 0)).child("More").set(PdfValues.number(1.5));
    PdfSyntax after = written(update);
    Dictionary old = (Dictionary) before.object(8, 0);
    Dictionary now = (Dictionary) after.object(8, 1);
    assertThat(List.copyOf(now.entries().keySet()).subList(0, old.entries().size()))
        .isEqualTo(List.copyOf(old.entries().keySet()));
    old.entries().forEach((key, value) -> assertThat(now.get(key)).isEqualTo(value));
    assertThat(String.valueOf(now.get("N"))).isEqualTo(String.valueOf(old.get("N")));
    assertThat(after.last().defined()).containsExactly(8);
    assertThat(Arrays.copyOf(after.bytes(), before.bytes().length)).isEqualTo(before.bytes());
  }

  @Test
  void theSmallestObjectIsReplaced() throws Exception {
    PdfUpdate update = new PdfUpdate(PdfSyntax.read(file("/AcroForm 300 0 R")));
    Reference added = update.add(PdfValues.dictionary("A", PdfValues.text("b")));
    assertThat(added.number()).isEqualTo(301);
    update.place(new Reference(3, 0)).child("Annots").append(added);
    update.place(new Reference(3, 0)).child("Annots").append(added);
    update.catalog().child("AcroForm").child("Fields").append(added);
    PdfSyntax after = written(update);
    assertThat(after.last().defined()).containsExactlyInAnyOrder(7, 300, 301);
    assertThat(after.object(7, 1)).isEqualTo(PdfValues.array(added));
  }

  @Test
  void whatIsWrittenDirectlyIsReplacedWithWhatHoldsIt() throws Exception {
    PdfUpdate update = new PdfUpdate(PdfSyntax.read(file("/AcroForm << /Fields [9 0 R] >>")));
    update.catalog().child("AcroForm").child("Fields").append(update.add(PdfObject.Null.NULL));
    update.catalog().child("New").child("Below").set(PdfValues.number(1));
    PdfSyntax after = written(update);
    assertThat(after.last().defined()).contains(1).doesNotContain(2, 3, 7, 8, 300);
    PdfObject form = after.get(after.object(1, 1), "AcroForm", 1);
    assertThat(after.get(form, "Fields", 1))
        .isEqualTo(PdfValues.array(new Reference(9, 0), new Reference(301, 0)));
    assertThat(after.get(after.get(after.object(1, 1), "New", 1), "Below", 1))
        .isEqualTo(PdfValues.number(1));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aSectionEndsAsTheOneBefore(boolean compressed) throws Exception {
    byte[] pdf = compressed ? PdfForge.compressed() : PdfForge.plain();
    for (int i = 0; i < 3; i++) {
      PdfUpdate update = new PdfUpdate(PdfSyntax.read(pdf));
      byte[] content = {1, 2, 3};
      update.catalog().child("DSS").set(update.add(PdfValues.dictionary(), content));
      PdfSyntax after = written(update);
      assertThat(after.tail().isStream()).isEqualTo(compressed);
      assertThat(after.revisions()).hasSize(i + 2);
      pdf = after.bytes();
    }
  }

  @Test
  void aSectionBehindASignatureLeavesItGood() throws Exception {
    byte[] signed = PdfCase.signed(PdfCase.honest());
    PdfUpdate update = new PdfUpdate(PdfSyntax.read(signed));
    update.catalog().child("DSS").set(update.add(PdfValues.dictionary()));
    DocumentReport report = PdfSignatures.verify(update.write(), TestTrust.signers(KeyKind.SIGN));
    assertThat(report.isGood()).isTrue();
    assertThat(report.signatures().get(0).has(SignatureCode.COVERS_REVISION)).isTrue();
  }

  @Test
  void aDocumentTimeStampHasRoomInAnInvisibleField() throws Exception {
    byte[] signed = PdfCase.signed(PdfCase.honest());
    PdfSyntax syntax = PdfSyntax.read(signed);
    PdfUpdate update = new PdfUpdate(syntax);
    new NewSignature("DocTimeStamp", "ETSI.RFC3161", Optional.empty(), List.of(), 8_000)
        .addTo(update, PdfPage.all(syntax).get(0), "Time1", Optional.empty());
    assertThatThrownBy(update::write).isInstanceOf(IllegalStateException.class);
    SignatureRoom room = update.writeToSign();
    assertThat(room.capacity()).isEqualTo(8_000);
    byte[] unfilled = room.unfilled().clone();
    byte[] file = room.filled(new byte[] {0x30, 0});
    byte[] another = room.filled(new byte[0]);
    assertThat(another).isEqualTo(unfilled).isNotSameAs(file).isNotEqualTo(file);
    int start = new String(file, StandardCharsets.ISO_8859_1).indexOf("<3000");
    MessageDigest whole = MessageDigest.getInstance("SHA-256");
    whole.update(file, 0, start);
    whole.update(file, start + 2 * 8_000 + 2, file.length - start - 2 * 8_000 - 2);
    MessageDigest continued = MessageDigest.getInstance("SHA-256");
    continued.update(signed);
    room.addCovered(continued);
    assertThat(continued.digest()).isEqualTo(whole.digest());
    DocumentReport report = PdfSignatures.verify(file, TestTrust.signers(KeyKind.SIGN));
    assertThat(report.signatures()).as("a time stamp is of no person").hasSize(1);
    assertThat(report.signatures().get(0).isIntact()).isTrue();
    assertThat(report.signatures().get(0).has(SignatureCode.COVERS_REVISION)).isTrue();
    assertThat(new String(file, StandardCharsets.ISO_8859_1)).contains("/Contents <3000");
    assertThatThrownBy(() -> room.filled(new byte[8_001]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
