package io.github.jpki4j.it.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.document.pdf.syntax.PdfSyntax;
import io.github.jpki4j.document.pdf.syntax.SyntaxException;
import io.github.jpki4j.it.render.PageImages;
import io.github.jpki4j.testkit.program.ForeignJudge;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A linearized file names its pages twice: in its catalog, and in front, where poppler looks as
 * long as nothing was added. Where these differ, poppler and mupdf show two documents.
 */
class LinearizedIT {

  private static final int PAGES = 4;
  private static final Pattern OBJECT = Pattern.compile("/O (\\d+)");
  private static final Pattern COUNT = Pattern.compile("/N (\\d+)");
  private static final Pattern HINTS = Pattern.compile("/H \\[ *(\\d+)");

  @TempDir private Path folder;

  private byte[] file = new byte[0];
  private String text = "";

  @BeforeEach
  void linearize() throws Exception {
    linearize("disable");
  }

  private void linearize(String objectStreams) throws Exception {
    ForeignJudge qpdf = ForeignJudge.of("qpdf", "--version", "qpdf");
    Path plain = Files.write(folder.resolve("plain.pdf"), pages());
    Path made = folder.resolve("linearized.pdf");
    assertThat(
            qpdf.run(
                    "--linearize",
                    "--object-streams=" + objectStreams,
                    "--deterministic-id",
                    plain.toString(),
                    made.toString())
                .exit())
        .isZero();
    file = Files.readAllBytes(made);
    text = new String(file, StandardCharsets.ISO_8859_1);
  }

  /** Each has a square of another size and, for the hints, one object more than the one before. */
  private static byte[] pages() throws IOException {
    try (PDDocument document = new PDDocument()) {
      for (int i = 0; i < PAGES; i++) {
        PDPage page = new PDPage(PDRectangle.A6);
        document.addPage(page);
        for (int k = 0; k <= i; k++) {
          try (PDPageContentStream content =
              new PDPageContentStream(
                  document, page, PDPageContentStream.AppendMode.APPEND, false)) {
            content.addRect(20, 20, 50 * (i + 1), 50);
            content.fill();
          }
        }
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    }
  }

  private byte[] with(Pattern key, String value) {
    Matcher found = key.matcher(text);
    assertThat(found.find()).isTrue();
    String padded = (value + " ".repeat(9)).substring(0, found.end(1) - found.start(1));
    return (text.substring(0, found.start(1)) + padded + text.substring(found.end(1)))
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private static void assertRefused(byte[] pdf) {
    assertThatThrownBy(() -> PdfSyntax.read(pdf))
        .isInstanceOf(SyntaxException.class)
        .hasMessageContaining("linearized");
  }

  @Test
  void asTheProgramMadeItTheFileIsRead() throws Exception {
    assertThat(PdfSyntax.read(file).revisions()).hasSize(1);
    linearize("generate"); // no startxref at the front then
    assertThat(PdfSyntax.read(file).revisions()).hasSize(1);
  }

  @Test
  void anotherFirstPageIsRefused() throws Exception {
    Matcher right = OBJECT.matcher(text);
    assertThat(right.find()).isTrue();
    int tried = 0;
    for (String number : List.of("0", "1", "2", "3", "5", "99")) {
      if (!number.equals(right.group(1)) && number.length() <= right.group(1).length()) {
        assertRefused(with(OBJECT, number));
        tried++;
      }
    }
    assertThat(tried).isGreaterThan(2);
  }

  /** The reason for all this. */
  @Test
  void popplerShowsTheOtherFirstPage() throws Exception {
    byte[] other = with(OBJECT, "1");
    Path right = Files.write(folder.resolve("right.pdf"), file);
    Path wrong = Files.write(folder.resolve("wrong.pdf"), other);
    PageImages shown = PageImages.poppler(right, folder);
    assertThat(shown.count()).isEqualTo(PAGES);
    assertThat(shown.looksLike(PageImages.poppler(wrong, folder), List.of())).isFalse();
  }

  @Test
  void anotherNumberOfPagesIsRefused() {
    for (String count : List.of("0", "1", "3", "5")) {
      assertRefused(with(COUNT, count));
    }
  }

  @Test
  void hintsThatLeadToOtherPagesAreRefused() throws Exception {
    int found = 0;
    for (int more = 1; more < 8; more++) {
      byte[] changed = withHints(more);
      try {
        PdfSyntax.read(changed);
      } catch (SyntaxException e) {
        assertThat(e.reason()).contains("other pages");
        found++;
        continue;
      }
      Path right = Files.write(folder.resolve("right.pdf"), file);
      Path wrong = Files.write(folder.resolve("wrong.pdf"), changed);
      assertThat(
              PageImages.poppler(right, folder)
                  .looksLike(PageImages.poppler(wrong, folder), List.of()))
          .as("%d objects more", more)
          .isTrue();
    }
    assertThat(found).isPositive();
  }

  /** Each page is said to have some objects more; the stream stays as long as it is. */
  private byte[] withHints(int more) throws Exception {
    Matcher place = HINTS.matcher(text);
    assertThat(place.find()).isTrue();
    int start = text.indexOf("stream\n", Integer.parseInt(place.group(1))) + "stream\n".length();
    int end = text.indexOf("endstream", start);
    byte[] table = new byte[10_000];
    Inflater inflater = new Inflater();
    inflater.setInput(file, start, end - start);
    int length = inflater.inflate(table);
    inflater.end();
    table[3] += (byte) more;
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
    deflater.setInput(table, 0, length);
    deflater.finish();
    byte[] packed = new byte[10_000];
    int packedLength = deflater.deflate(packed);
    deflater.end();
    assertThat(packedLength).isLessThanOrEqualTo(end - start);
    byte[] changed = file.clone();
    Arrays.fill(changed, start, end, (byte) '\n');
    System.arraycopy(packed, 0, changed, start, packedLength);
    return changed;
  }
}
