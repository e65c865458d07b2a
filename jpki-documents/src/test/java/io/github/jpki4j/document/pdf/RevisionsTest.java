package io.github.jpki4j.document.pdf;

import static io.github.jpki4j.document.pdf.PdfText.field;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.document.Addition;
import io.github.jpki4j.document.Addition.Kind;
import io.github.jpki4j.document.DocumentReport;
import io.github.jpki4j.document.DocumentRevision;
import io.github.jpki4j.document.SignatureCode;
import io.github.jpki4j.document.SignatureReport;
import io.github.jpki4j.document.TestTrust;
import io.github.jpki4j.testkit.document.PdfCase;
import io.github.jpki4j.testkit.document.PdfForge;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which state of a file each person signed, and what later states added. */
class RevisionsTest {

  private static DocumentReport verify(byte[] pdf) throws Exception {
    return PdfSignatures.verify(pdf, TestTrust.signers(KeyKind.SIGN));
  }

  @Test
  void everySignatureNamesTheStateThatWasSigned() throws Exception {
    byte[] once = PdfCase.signed(PdfCase.honest());
    byte[] twice = PdfForge.signed(once, PdfCase.honest());
    DocumentReport report = verify(twice);
    assertThat(report.signatures())
        .extracting(SignatureReport::revision)
        .containsExactly(OptionalInt.of(2), OptionalInt.of(3));
    assertThat(report.revisions())
        .extracting(DocumentRevision::number, DocumentRevision::bytes)
        .containsExactly(
            tuple(1, (long) PdfForge.plain().length),
            tuple(2, (long) once.length),
            tuple(3, (long) twice.length));
    assertThat(report.after(report.signatures().get(0))).containsExactly(report.revisions().get(2));
    assertThat(report.after(report.signatures().get(1))).isEmpty();
  }

  /** What was signed is the same file for whoever verifies it alone. */
  @Test
  void theSignedStateIsTheFileThatWasSigned() throws Exception {
    byte[] plain = PdfForge.plain();
    byte[] once = PdfForge.signed(plain, PdfCase.honest());
    byte[] twice = PdfForge.signed(once, PdfCase.honest());
    List<DocumentRevision> revisions = verify(twice).revisions();
    assertThat(revisions.get(0).extract(twice)).isEqualTo(plain);
    assertThat(revisions.get(1).extract(twice)).isEqualTo(once);
    assertThat(revisions.get(2).extract(twice)).isEqualTo(twice);
    assertThat(verify(once).signatures().get(0).has(SignatureCode.COVERS_FILE)).isTrue();
    assertThatThrownBy(() -> revisions.get(2).extract(once))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @EnumSource(PdfCase.class)
  void aSignatureThatCoversNoWholeStateNamesNone(PdfCase given) throws Exception {
    DocumentReport report = verify(given.pdf());
    for (SignatureReport signature : report.signatures()) {
      boolean covers =
          signature.findings().stream()
              .map(finding -> finding.code())
              .anyMatch(
                  List.of(
                          SignatureCode.COVERS_FILE,
                          SignatureCode.COVERS_REVISION,
                          SignatureCode.CHANGED_AFTER,
                          SignatureCode.CHANGES_FORBIDDEN,
                          SignatureCode.CONTENT_AFTER)
                      ::contains);
      assertThat(signature.revision().isPresent()).as("%s", signature.findings()).isEqualTo(covers);
    }
    DocumentRevision last = report.revisions().get(report.revisions().size() - 1);
    assertThat(last.bytes()).isEqualTo(given.pdf().length);
  }

  /** Writes what follows the signature of Alice. */
  @FunctionalInterface
  private interface Writing {
    PdfText in(PdfText file) throws Exception;
  }

  /** What follows the signature of Alice, and what it is called. */
  enum Later {
    SIGNATURE(
        "a signature, field Mallory on page 1",
        f -> f.mallory().table("").signed(PdfCase.honest())),
    NAME_IN_UTF_16(
        "a signature, field 甲 on page 1",
        f ->
            f.mallory()
                .object(21, field("\u00FE\u00FFu2", "/V 22 0 R"))
                .table("")
                .signed(PdfCase.honest())),
    TIME_STAMP(
        "a time stamp of the document",
        f ->
            f.mallory()
                .object(22, PdfText.signature().replace("adbe.pkcs7.detached", "ETSI.RFC3161"))
                .table("")
                .signed(PdfCase.honest())),
    PROOFS(
        "what proves signatures later (DSS)",
        f -> f.object(1, catalog("/DSS << /Certs [] >>")).table("")),
    METADATA(
        "a description of the file (metadata)",
        f -> f.object(1, catalog("/Metadata 30 0 R")).stream(30, "/Type /Metadata", "").table("")),
    INFO(
        "a description of the file (metadata)",
        f -> f.object(30, "<< /Title (x) >>").table("/Root 1 0 R", "/Info 30 0 R")),
    VERSION(
        "the version of PDF or its extensions",
        f -> f.object(1, catalog("/Version /2.0")).table("")),
    UNUSED("something that may follow a signature", f -> f.object(30, "<< >>").table("")),
    CONTENT("MORE than may follow a signature", f -> f.stream(5, "", "").table(""));

    private final String words;

    @SuppressWarnings("ImmutableEnumChecker") // a lambda without state
    private final Writing writing;

    Later(String words, Writing writing) {
      this.words = words;
      this.writing = writing;
    }

    private static String catalog(String more) {
      return "<< /Type /Catalog /Pages 2 0 R /AcroForm 8 0 R " + more + " >>";
    }
  }

  @ParameterizedTest
  @EnumSource(Later.class)
  void whatFollowsIsToldInWords(Later later) throws Exception {
    byte[] pdf = later.writing.in(PdfText.alice(PdfCase.honest())).bytes();
    DocumentReport report = verify(pdf);
    List<DocumentRevision> after = report.after(report.signatures().get(0));
    assertThat(after).hasSize(1);
    assertThat(after.get(0).additions())
        .extracting(addition -> addition.text(Locale.ENGLISH))
        .containsExactly(later.words);
    assertThat(after.get(0).additions().get(0).text(Locale.JAPAN)).isNotEqualTo(later.words);
    boolean isChange =
        after.get(0).additions().stream().map(Addition::kind).anyMatch(Kind.CHANGE::equals);
    boolean isFound =
        report.signatures().get(0).has(SignatureCode.CONTENT_AFTER)
            || report.signatures().get(0).has(SignatureCode.CHANGED_AFTER);
    assertThat(isChange).isEqualTo(isFound);
  }

  @Test
  void aNameIsCutBeforeItFillsThePage() throws Exception {
    String name = "x".repeat(9999);
    byte[] pdf =
        PdfText.alice(PdfCase.honest())
            .mallory()
            .object(21, field(name, "/V 22 0 R"))
            .table("")
            .signed(PdfCase.honest())
            .bytes();
    List<Addition> additions = verify(pdf).revisions().get(1).additions();
    assertThat(additions.get(0).arguments()).containsExactly("x".repeat(100), "1");
  }

  @Test
  void nobodyLooksAtWhatWasAddedBeforeTheFirstSignature() throws Exception {
    byte[] redrawn = PdfForge.redrawn(PdfForge.plain());
    DocumentReport report = verify(PdfForge.signed(redrawn, PdfCase.honest()));
    assertThat(report.revisions()).hasSize(3).allMatch(each -> each.additions().isEmpty());
    assertThat(report.revisions().get(1).extract(redrawn)).isEqualTo(redrawn);
  }
}
