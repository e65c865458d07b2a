package io.github.jpki4j.document.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.card.HashAlgorithm;
import io.github.jpki4j.document.CardInHand;
import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentException.Problem;
import io.github.jpki4j.document.TestTrust;
import io.github.jpki4j.testkit.SharedFiles;
import io.github.jpki4j.testkit.document.PdfCase;
import io.github.jpki4j.testkit.document.PdfForge;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Unsigned files are written anew, so that they can be signed; signed ones never. */
final class PdfNormalizerTest {

  private static final Logger PDFBOX = Logger.getLogger("org.apache.pdfbox");

  private final CardInHand hand = new CardInHand();

  @BeforeAll
  static void silencePdfBox() {
    PDFBOX.setLevel(Level.OFF);
  }

  private static PreparedPdf prepared(byte[] pdf) throws DocumentException {
    return PreparedPdf.of(
        pdf, PdfForm.PKCS7, HashAlgorithm.SHA256, Instant.parse("2026-11-23T03:00:00Z"));
  }

  private static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** What is wrong with a file that PDFBox repairs. */
  enum Wrong {
    START_OF_XREF("no whole number"),
    NO_END("no startxref"),
    TWO_ENDS("startxref"),
    KEY_TWICE("a key that is there twice"),
    STREAM_LENGTH("/Length"),
    COMMENT("a comment within an object");

    private final String reason;

    Wrong(String reason) {
      this.reason = reason;
    }
  }

  private static byte[] wrong(Wrong wrong) throws Exception {
    byte[] good = PdfForge.plain();
    String text = new String(good, StandardCharsets.ISO_8859_1);
    int start = text.lastIndexOf("startxref");
    return switch (wrong) {
      case START_OF_XREF -> latin(text.substring(0, start) + "startxref\n7\n%%EOF\n");
      case NO_END -> Arrays.copyOf(good, start);
      case TWO_ENDS -> latin(text + text.substring(start));
      case KEY_TWICE -> page(" /Rotate 0 /Rotate 90");
      case STREAM_LENGTH -> latin(text.replaceFirst("/Length \\d\\d", "/Length 99"));
      case COMMENT -> page(" % 5 0 obj\n");
    };
  }

  private static byte[] page(String more) {
    return new PdfText()
        .object(1, "<< /Type /Catalog /Pages 2 0 R >>")
        .object(2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>")
        .object(3, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 300]" + more + " >>")
        .table("")
        .bytes();
  }

  @ParameterizedTest
  @EnumSource(Wrong.class)
  void whatWasWrongIsSaidAndTheNewFileCanBeSigned(Wrong wrong) throws Exception {
    byte[] pdf = wrong(wrong);
    NormalizedPdf normalized = PdfNormalizer.normalize(pdf);
    assertThat(normalized.wasClean()).isFalse();
    assertThat(normalized.reason()).contains(wrong.reason);
    assertThat(normalized.pages()).isEqualTo(1);
    assertThat(PdfNormalizer.normalize(normalized.pdf()).wasClean()).isTrue();
    byte[] signed = hand.sign(KeyKind.SIGN, prepared(normalized.pdf()));
    assertThat(PdfSignatures.verify(signed, TestTrust.signers(KeyKind.SIGN)).isGood()).isTrue();
    if (wrong != Wrong.COMMENT) { // which is accepted up to the first signature
      assertThatThrownBy(() -> prepared(pdf))
          .isInstanceOfSatisfying(
              DocumentException.class, e -> assertThat(e.isUnsigned()).isTrue());
    }
  }

  @Test
  void aCleanFileSaysSo() throws Exception {
    for (byte[] pdf : List.of(PdfForge.plain(), PdfForge.compressed())) {
      assertThat(PdfNormalizer.normalize(pdf).wasClean()).isTrue();
    }
  }

  private static void assertRefused(byte[] pdf, Problem problem) {
    assertThatThrownBy(() -> PdfNormalizer.normalize(pdf))
        .isInstanceOfSatisfying(
            DocumentException.class, e -> assertThat(e.problem()).isEqualTo(problem));
  }

  @Test
  void aSignatureIsFoundWhereverItIs() throws Exception {
    byte[] signed = PdfCase.signed(PdfCase.honest());
    assertRefused(signed, Problem.PDF_SIGNED);
    assertRefused(PdfForge.withHiddenSignatures(signed), Problem.PDF_SIGNED);
    String text = new String(signed, StandardCharsets.ISO_8859_1);
    assertRefused(latin(text.substring(0, text.lastIndexOf("startxref"))), Problem.PDF_SIGNED);
    byte[] escaped = latin(text.replace("/ByteRange", "/#42yte#52ange"));
    assertRefused(escaped, Problem.PDF_SIGNED);
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(compressed)) {
      out.write(latin("9 0 << /ByteRange [0 1 2 3] >>" + " ".repeat(100_000)));
    }
    String unlisted =
        "9 0 obj\n<< /Length 1 >>\nstream\r\n"
            + compressed.toString(StandardCharsets.ISO_8859_1)
            + "\nendstream\nendobj\n";
    String plain = new String(PdfForge.plain(), StandardCharsets.ISO_8859_1);
    assertRefused(latin(plain.replace("xref\n0", unlisted + "xref\n0")), Problem.PDF_SIGNED);
  }

  @Test
  void aSignedFileIsNeverAdvisedToBeWrittenAnew() throws Exception {
    String text = new String(PdfCase.signed(PdfCase.honest()), StandardCharsets.ISO_8859_1);
    byte[] damaged = latin(text + text.substring(text.lastIndexOf("startxref")));
    assertThatThrownBy(() -> prepared(damaged))
        .isInstanceOfSatisfying(DocumentException.class, e -> assertThat(e.isUnsigned()).isFalse());
  }

  @Test
  void whatIsEncryptedIsNotWrittenAnew() throws Exception {
    assertRefused(PdfForge.encrypted(""), Problem.PDF_ENCRYPTED);
    assertRefused(PdfForge.encrypted("user"), Problem.PDF_ENCRYPTED);
    String text = new String(PdfForge.encrypted(""), StandardCharsets.ISO_8859_1);
    byte[] damaged = latin(text.substring(0, text.lastIndexOf("startxref")));
    assertRefused(damaged, Problem.PDF_ENCRYPTED);
    assertRefused(new byte[0], Problem.NOT_PDF);
  }

  @Test
  void filesOfOthersAreRefusedIfSignedAndHostileOnesSoon() throws Exception {
    Path cases = SharedFiles.folder("cases/documents");
    SharedFiles.require(cases);
    List<String> wrong = new ArrayList<>();
    for (String folder : List.of("pdf", "dos")) {
      try (Stream<Path> files = Files.list(cases.resolve(folder))) {
        for (Path file : files.filter(f -> f.toString().endsWith(".pdf")).sorted().toList()) {
          byte[] pdf = Files.readAllBytes(file);
          boolean trace = new String(pdf, StandardCharsets.ISO_8859_1).contains("/ByteRange");
          try {
            byte[] normalized = PdfNormalizer.normalize(pdf).pdf();
            prepared(normalized).close();
            if (trace) {
              wrong.add(file.getFileName() + " is signed");
            }
          } catch (DocumentException e) {
            if (trace && e.problem() != Problem.PDF_SIGNED) {
              wrong.add(file.getFileName() + ": " + e.problem());
            }
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }
}
