package io.github.jpki4j.document.pdf;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.jpki4j.document.pdf.syntax.PdfSyntax;
import io.github.jpki4j.document.pdf.syntax.SyntaxException;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one reader reads and the other does not is seen, wherever it is in a long stream. */
class ReaderAgreementTest {

  private static byte[] file(String data) {
    return new PdfText()
            .object(1, "<< /Type /Catalog /Pages 2 0 R >>")
            .object(2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>")
            .object(3, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>")
            .stream(4, "", data)
            .table("")
            .bytes();
  }

  /** Has one file read strictly, and another one by PDFBox. */
  private static void compare(byte[] own, byte[] other) throws Exception {
    try (PDDocument document = Loader.loadPDF(other)) {
      ReaderAgreement.require(PdfSyntax.read(own), document.getDocument());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 65_535, 65_536, 65_537, 131_072, 200_000})
  void eachByteOfAStreamCounts(int length) throws Exception {
    String data = "q".repeat(length);
    byte[] file = file(data);
    assertThatCode(() -> compare(file, file)).doesNotThrowAnyException();
    List<Integer> places =
        Stream.of(0, 1, 65_535, 65_536, length / 2, length - 2, length - 1)
            .filter(at -> at >= 0 && at < length)
            .toList();
    for (int at : new TreeSet<>(places)) {
      byte[] other = file(data.substring(0, at) + "Q" + data.substring(at + 1));
      assertThatExceptionOfType(SyntaxException.class)
          .as("byte %d of %d", at, length)
          .isThrownBy(() -> compare(file, other))
          .withMessageContaining("object 4 is another one");
    }
    byte[] longer = file(data + "q");
    assertThatExceptionOfType(SyntaxException.class).isThrownBy(() -> compare(file, longer));
    assertThatExceptionOfType(SyntaxException.class).isThrownBy(() -> compare(longer, file));
  }
}
