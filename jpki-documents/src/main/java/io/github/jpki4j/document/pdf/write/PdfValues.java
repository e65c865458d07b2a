package io.github.jpki4j.document.pdf.write;

import io.github.jpki4j.document.pdf.syntax.PdfObject;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Array;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Dictionary;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Name;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Num;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Text;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes objects of a PDF in few words. */
public final class PdfValues {

  private PdfValues() {}

  /**
   * A name.
   *
   * @param value ASCII, without its slash
   */
  public static Name name(String value) {
    return new Name(value);
  }

  /** An integer. */
  public static Num number(int value) {
    return new Num(BigDecimal.valueOf(value), true);
  }

  /** A number with two decimals: hundredths of a point are finer than what a printer shows. */
  public static Num number(double value) {
    return new Num(BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP), false);
  }

  /**
   * A string.
   *
   * @param value ASCII
   */
  public static Text text(String value) {
    return text(value.getBytes(StandardCharsets.US_ASCII));
  }

  /**
   * A string of bytes.
   *
   * @param value the bytes; copied
   */
  public static Text text(byte[] value) {
    return new Text(new String(value, StandardCharsets.ISO_8859_1), -1, -1);
  }

  /** An array. */
  public static Array array(PdfObject... items) {
    return new Array(List.of(items));
  }

  /** A dictionary of keys and values in turn. */
  public static Dictionary dictionary(Object... entries) {
    Map<String, PdfObject> map = new LinkedHashMap<>();
    for (int i = 0; i < entries.length; i += 2) {
      map.put((String) entries[i], (PdfObject) entries[i + 1]);
    }
    return new Dictionary(Collections.unmodifiableMap(map));
  }

  /** The same dictionary with another value for one key, which is the last if it is new. */
  public static Dictionary with(Dictionary dictionary, String key, PdfObject value) {
    Map<String, PdfObject> map = new LinkedHashMap<>(dictionary.entries());
    map.put(key, value);
    return new Dictionary(Collections.unmodifiableMap(map));
  }

  /** The same array with one more item at its end. */
  public static Array with(Array array, PdfObject item) {
    List<PdfObject> items = new ArrayList<>(array.items());
    items.add(item);
    return new Array(List.copyOf(items));
  }
}
