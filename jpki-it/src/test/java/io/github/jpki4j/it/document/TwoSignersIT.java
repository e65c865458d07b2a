package io.github.jpki4j.it.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cert.CertificateValidator;
import io.github.jpki4j.cert.TrustAnchors;
import io.github.jpki4j.document.DocumentReport;
import io.github.jpki4j.document.SignatureCode;
import io.github.jpki4j.document.SignatureReport;
import io.github.jpki4j.document.SignerValidator;
import io.github.jpki4j.document.pdf.PdfSignatures;
import io.github.jpki4j.it.library.StartedDss;
import io.github.jpki4j.testkit.SharedFiles;
import io.github.jpki4j.testkit.document.PdfForge;
import io.github.jpki4j.testkit.program.ForeignJudge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two people sign one file with two programs: whoever was first stays intact for us and for pdfsig,
 * whatever the program of the second adds.
 */
@ExtendWith(StartedDss.class)
class TwoSignersIT {

  private static final SignerValidator SIGNERS =
      SignerValidator.of(
          KeyKind.SIGN, CertificateValidator.builder().anchors(TrustAnchors.none()).build());

  @TempDir private Path folder;

  static Stream<Arguments> pairs() {
    return Stream.of(PdfProgram.values())
        .flatMap(
            first ->
                Stream.of(PdfProgram.values())
                    .flatMap(
                        second ->
                            Stream.of(false, true)
                                .map(streams -> Arguments.of(first, second, streams))));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void bothSignaturesAreIntact(PdfProgram first, PdfProgram second, boolean streams)
      throws Exception {
    byte[] plain = streams ? PdfForge.compressed() : PdfForge.plain();
    byte[] once = first.sign(plain, true);
    assertIntact(once, 1);
    assertIntact(second.sign(once, false), 2);
    if (second != PdfProgram.DSS) {
      assertIntact(second.sign(once, true), 2);
    }
  }

  /** EU DSS adds an output intent with what it shows, and mupdf shows colours by it. */
  @Test
  void anOutputIntentIsAChange() throws Exception {
    byte[] twice = PdfProgram.DSS.sign(PdfProgram.PDFBOX.sign(PdfForge.plain(), false), true);
    assertThat(report(twice).signatures().get(0).has(SignatureCode.CHANGED_AFTER)).isTrue();
  }

  /** Files that pyHanko signed, by people whose algorithms are known here. */
  @Test
  void whatPyHankoSignedStaysIntact() throws Exception {
    Path corpus = SharedFiles.folder("data/pdf-corpus");
    SharedFiles.require(corpus);
    for (String name :
        List.of(
            "pyh__minimal-signed-twice-both-created.pdf",
            "pyh__pades-with-old-style-signing-cert-attr.pdf",
            "pyh__sig-with-ski-sid.pdf")) {
      byte[] once = Files.readAllBytes(corpus.resolve(name));
      int count = report(once).signatures().size();
      for (PdfProgram second : PdfProgram.values()) {
        assertThat(report(second.sign(once, false)).signatures())
            .as("%s, then %s", name, second)
            .hasSize(count + 1)
            .allMatch(SignatureReport::isIntact);
      }
    }
  }

  private static DocumentReport report(byte[] pdf) throws Exception {
    return PdfSignatures.verify(pdf, SIGNERS);
  }

  private void assertIntact(byte[] pdf, int count) throws Exception {
    assertThat(report(pdf).signatures()).hasSize(count).allMatch(SignatureReport::isIntact);
    Path file = Files.write(folder.resolve("signed.pdf"), pdf);
    String said = pdfsig(file);
    assertThat(said.split("Signature is Valid", -1)).as(said).hasSize(count + 1);
  }

  private static String pdfsig(Path file) throws IOException {
    return ForeignJudge.pdfsig().run("-nocert", file.toString()).text();
  }
}
