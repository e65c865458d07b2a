package io.github.jpki4j.document.pdf.revision;

import io.github.jpki4j.document.pdf.syntax.PdfObject.Text;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Strings of a PDF that are text for people (ISO 32000-2, 7.9.2.2). */
public final class TextString {

  /** Where PDFDocEncoding is not ISO 8859-1 (ISO 32000-2, D.3): from 0x18 on, and from 0x80 on. */
  private static final String ACCENTS = "\u02D8\u02C7\u02C6\u02D9\u02DD\u02DB\u02DA\u02DC";

  private static final String SIGNS =
      "\u2022\u2020\u2021\u2026\u2014\u2013\u0192\u2044\u2039\u203A\u2212\u2030\u201E\u201C\u201D\u2018"
          + "\u2019\u201A\u2122\uFB01\uFB02\u0141\u0152\u0160\u0178\u017D\u0131\u0142\u0153\u0161\u017E\uFFFD"
          + "\u20AC";

  private TextString() {}

  /** The text that a whole string means; as {@link #decoded(Text, int)}. */
  public static String decoded(Text string) {
    return decoded(string, string.value().length());
  }

  /**
   * The text that a string means.
   *
   * @param string in UTF-16BE or UTF-8 with its mark, or in PDFDocEncoding; some programs read
   *     UTF-16LE with its mark, too
   * @param most how many of its bytes are looked at
   * @return the text; what is malformed is U+FFFD
   */
  public static String decoded(Text string, int most) {
    String value = string.value().substring(0, Math.min(string.value().length(), most));
    if (value.startsWith("\u00FE\u00FF")) {
      return read(value.substring(2), StandardCharsets.UTF_16BE);
    }
    if (value.startsWith("\u00FF\u00FE")) {
      return read(value.substring(2), StandardCharsets.UTF_16LE);
    }
    if (value.startsWith("\u00EF\u00BB\u00BF")) {
      return read(value.substring(3), StandardCharsets.UTF_8);
    }
    StringBuilder text = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      text.append(character(value.charAt(i)));
    }
    return text.toString();
  }

  private static char character(char code) {
    if (code >= 0x18 && code < 0x18 + ACCENTS.length()) {
      return ACCENTS.charAt(code - 0x18);
    }
    if (code >= 0x80 && code < 0x80 + SIGNS.length()) {
      return SIGNS.charAt(code - 0x80);
    }
    return code == 0x7F || code == 0xAD ? '\uFFFD' : code; // undefined
  }

  private static String read(String bytes, Charset charset) {
    return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), charset);
  }
}
