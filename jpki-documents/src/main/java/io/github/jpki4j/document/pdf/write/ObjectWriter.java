package io.github.jpki4j.document.pdf.write;

import io.github.jpki4j.document.pdf.syntax.Encryption;
import io.github.jpki4j.document.pdf.syntax.PdfObject;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Array;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Bool;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Dictionary;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Name;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Num;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Reference;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Text;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.bouncycastle.util.encoders.Hex;

/**
 * Writes values of a PDF so that whoever reads them reads what was read before: numbers with all
 * their digits, names and strings byte for byte, entries in their order. Not thread-safe.
 */
final class ObjectWriter {

  /** What ends a name, and what escapes in one. */
  private static final String SPECIAL = "()<>[]{}/%#";

  /** Each char is a byte. */
  private final StringBuilder out = new StringBuilder();

  /** What becomes of the bytes of a string: they are encrypted where the file is. */
  private final UnaryOperator<byte[]> strings;

  ObjectWriter(UnaryOperator<byte[]> strings) {
    this.strings = strings;
  }

  /** Writes words of the syntax. */
  ObjectWriter raw(String ascii) {
    out.append(ascii);
    return this;
  }

  int length() {
    return out.length();
  }

  byte[] bytes() {
    return out.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  /**
   * Writes a value.
   *
   * @throws IllegalArgumentException if it is a stream, or has one in it
   */
  ObjectWriter value(PdfObject value) {
    if (value instanceof Dictionary dictionary) {
      out.append("<<");
      for (Map.Entry<String, PdfObject> entry : dictionary.entries().entrySet()) {
        name(entry.getKey());
        out.append(' ');
        if (entry.getValue() instanceof Text text && isRaw(entry.getKey(), dictionary)) {
          hexadecimal(bytes(text));
        } else {
          value(entry.getValue());
        }
        out.append('\n');
      }
      out.append(">>");
    } else if (value instanceof Array array) {
      out.append('[');
      String between = "";
      for (PdfObject item : array.items()) {
        out.append(between);
        value(item);
        between = " ";
      }
      out.append(']');
    } else {
      simple(value);
    }
    return this;
  }

  private void simple(PdfObject value) {
    if (value instanceof Name name) {
      name(name.value());
    } else if (value instanceof Num number) {
      out.append(digits(number));
    } else if (value instanceof Text text) {
      hexadecimal(strings.apply(bytes(text)));
    } else if (value instanceof Bool bool) {
      out.append(bool.value());
    } else if (value instanceof Reference reference) {
      out.append(reference.number()).append(' ').append(reference.generation()).append(" R");
    } else if (value == PdfObject.Null.NULL) {
      out.append("null");
    } else {
      throw new IllegalArgumentException("a stream is no value");
    }
  }

  /** A signature is never encrypted. */
  private static boolean isRaw(String key, Dictionary dictionary) {
    return key.equals("Contents") && Encryption.isSignature(dictionary);
  }

  private static byte[] bytes(Text text) {
    return text.value().getBytes(StandardCharsets.ISO_8859_1);
  }

  private void hexadecimal(byte[] bytes) {
    out.append('<').append(Hex.toHexString(bytes)).append('>');
  }

  /** A real without decimals keeps its point, by which it is a real. */
  private static String digits(Num number) {
    BigDecimal value = number.value();
    return value.toPlainString() + (number.isInteger() || value.scale() > 0 ? "" : ".");
  }

  private void name(String name) {
    out.append('/');
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c > ' ' && c <= '~' && SPECIAL.indexOf(c) < 0) {
        out.append(c);
      } else {
        out.append('#').append(Hex.toHexString(new byte[] {(byte) c}));
      }
    }
  }
}
