package io.github.jpki4j.document.pdf.revision;

import io.github.jpki4j.document.pdf.syntax.PdfObject.Text;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Strings of a PDF that are text for people (ISO 32000-2, 7.9.2.2). */
public final class TextString {

  private TextString() {}

  /**
   * The text that a string means.
   *
   * @param string in UTF-16BE or UTF-8 with its mark, or in PDFDocEncoding, which is read as ISO
   *     8859-1: they differ in rare characters alone
   * @param most how many of its bytes are looked at
   * @return the text; what is malformed is U+FFFD
   */
  public static String decoded(Text string, int most) {
    String value = string.value().substring(0, Math.min(string.value().length(), most));
    if (value.startsWith("\u00FE\u00FF")) {
      return read(value.substring(2), StandardCharsets.UTF_16BE);
    }
    return value.startsWith("\u00EF\u00BB\u00BF")
        ? read(value.substring(3), StandardCharsets.UTF_8)
        : value;
  }

  private static String read(String bytes, Charset charset) {
    return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), charset);
  }
}
