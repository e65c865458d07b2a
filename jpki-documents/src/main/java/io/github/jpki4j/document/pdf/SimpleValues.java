package io.github.jpki4j.document.pdf;

import io.github.jpki4j.document.pdf.syntax.PdfObject;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSBoolean;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.jspecify.annotations.Nullable;

/** Names, strings, numbers and booleans as the strict reader and as PDFBox has them. */
final class SimpleValues {

  /** How PDFBox may have made text of the bytes of a name. */
  private static final List<Charset> CHARSETS =
      List.of(StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1, Charset.forName("windows-1252"));

  private SimpleValues() {}

  /** Whether PDFBox has the same value. */
  static boolean isSame(PdfObject own, @Nullable COSBase other) {
    if (own instanceof PdfObject.Name name) {
      return other instanceof COSName cos && isName(name.value(), cos);
    }
    if (own instanceof PdfObject.Text text) {
      return other instanceof COSString cos
          && Arrays.equals(text.value().getBytes(StandardCharsets.ISO_8859_1), cos.getBytes());
    }
    if (own instanceof PdfObject.Bool bool) {
      return other instanceof COSBoolean cos && cos.getValue() == bool.value();
    }
    return own instanceof PdfObject.Num number && isNumber(number, other);
  }

  /** PDFBox keeps integers up to 64 bits, and reals as float. */
  private static boolean isNumber(PdfObject.Num own, @Nullable COSBase other) {
    if (other instanceof COSInteger integer) {
      return own.value().compareTo(BigDecimal.valueOf(integer.longValue())) == 0
          || !integer.isValid();
    }
    return other instanceof COSFloat real
        && Math.abs(own.value().floatValue() - real.floatValue()) <= Float.MIN_NORMAL;
  }

  private static boolean isName(String own, COSName other) {
    byte[] bytes = own.getBytes(StandardCharsets.ISO_8859_1);
    return CHARSETS.stream()
        .anyMatch(charset -> new String(bytes, charset).equals(other.getName()));
  }

  /** The entry that PDFBox has for a key; null if there is none. */
  static @Nullable COSBase item(COSDictionary dictionary, String key) {
    byte[] bytes = key.getBytes(StandardCharsets.ISO_8859_1);
    for (Charset charset : CHARSETS) {
      @Nullable COSBase item = dictionary.getItem(COSName.getPDFName(new String(bytes, charset)));
      if (item != null) {
        return item;
      }
    }
    return null;
  }
}
