package io.github.jpki4j.document.pdf.write;

import io.github.jpki4j.document.pdf.syntax.Encryption;
import io.github.jpki4j.document.pdf.syntax.PdfObject;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Dictionary;
import io.github.jpki4j.document.pdf.syntax.PdfSyntax;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.Deflater;

/** Writes one section behind the end of a file (ISO 32000-2, 7.5.6). Not thread-safe. */
final class SectionWriter {

  /** How the streams that are added are encoded. */
  static final PdfObject FLATE = PdfValues.name("FlateDecode");

  /** Three numbers, each of at most ten digits, with what is between them and behind them. */
  private static final int RANGE = 3 * 11;

  private final PdfSyntax syntax;
  private final int start;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final SortedMap<Integer, CrossReference.Entry> entries = new TreeMap<>();

  /** Offsets in the file: where the numbers of /ByteRange begin, where /Contents does. */
  private int rangeAt = -1;

  private int contentsAt = -1;
  private int contentsEnd = -1;

  SectionWriter(PdfSyntax syntax) {
    this.syntax = syntax;
    this.start = syntax.bytes().length;
    int last = syntax.bytes()[start - 1];
    if (last != '\n' && last != '\r') {
      out.write('\n');
    }
  }

  private int offset() {
    return Math.addExact(start, out.size());
  }

  private void write(byte[] bytes) {
    out.write(bytes, 0, bytes.length);
  }

  private void write(String ascii) {
    write(ascii.getBytes(StandardCharsets.US_ASCII));
  }

  /** Writes an object. */
  void write(int number, int generation, Body body) {
    entries.put(number, new CrossReference.Entry(offset(), generation));
    write(number + " " + generation + " obj\n");
    Optional<Encryption> encryption = syntax.encryption();
    ObjectWriter writer =
        new ObjectWriter(
            bytes ->
                encryption.isPresent()
                    ? encryption.get().encryptString(bytes, number, generation)
                    : bytes);
    if (body instanceof Body.Stream stream) {
      stream(writer, stream.value(), encrypted(stream.content(), number, generation));
    } else if (body instanceof Body.Signature signature) {
      signature(writer, signature);
    } else {
      write(writer.value(body.value()).bytes());
    }
    write("\nendobj\n");
  }

  private byte[] encrypted(byte[] content, int number, int generation) {
    return syntax
        .encryption()
        .map(encryption -> encryption.encryptStream(content, number, generation))
        .orElse(content);
  }

  private void stream(ObjectWriter writer, Dictionary dictionary, byte[] content) {
    writer.value(PdfValues.with(dictionary, "Length", PdfValues.number(content.length)));
    write(writer.raw("\nstream\n").bytes());
    write(content);
    write("\nendstream");
  }

  private void signature(ObjectWriter writer, Body.Signature signature) {
    int at = offset();
    writer.raw("<<");
    signature
        .value()
        .entries()
        .forEach((key, value) -> writer.value(PdfValues.name(key)).raw(" ").value(value).raw("\n"));
    writer.raw("/ByteRange [0 ");
    rangeAt = at + writer.length();
    writer.raw(" ".repeat(RANGE)).raw("\n/Contents ");
    contentsAt = at + writer.length();
    writer.raw("<").raw("0".repeat(2 * signature.room())).raw(">");
    contentsEnd = at + writer.length();
    write(writer.raw(">>").bytes());
  }

  static byte[] deflated(byte[] content) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
    try {
      deflater.setInput(content);
      deflater.finish();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] chunk = new byte[1 << 13];
      while (!deflater.finished()) {
        out.write(chunk, 0, deflater.deflate(chunk));
      }
      return out.toByteArray();
    } finally {
      deflater.end();
    }
  }

  /**
   * Ends the section as the one before ended, with a table or a stream: whoever read that one reads
   * this one.
   *
   * @param size above the numbers of all objects
   */
  void end(int size) {
    CrossReference reference = new CrossReference(syntax, out.toByteArray());
    int at = offset();
    if (syntax.tail().isStream()) {
      entries.put(size, new CrossReference.Entry(at, 0));
      write(size + " 0 obj\n");
      Dictionary dictionary = reference.streamDictionary(entries, size + 1);
      stream(
          new ObjectWriter(bytes -> bytes),
          PdfValues.with(dictionary, "Filter", FLATE),
          deflated(CrossReference.rows(entries)));
      write("\nendobj\n");
    } else {
      write(CrossReference.table(entries));
      write("trailer\n");
      PdfObject trailer = reference.trailer(size);
      write(new ObjectWriter(bytes -> bytes).value(trailer).raw("\n").bytes());
    }
    write("startxref\n" + at + "\n%%EOF\n");
  }

  /** The section as it is written. */
  byte[] bytes() {
    byte[] section = out.toByteArray();
    if (rangeAt >= 0) {
      int rest = Math.addExact(start, section.length) - contentsEnd;
      byte[] digits =
          (contentsAt + " " + contentsEnd + " " + rest + "]").getBytes(StandardCharsets.US_ASCII);
      System.arraycopy(digits, 0, section, rangeAt - start, digits.length);
    }
    return section;
  }

  /** The room for the signature, if there is one. */
  Optional<SignatureRoom> room() {
    return rangeAt < 0
        ? Optional.empty()
        : Optional.of(
            new SignatureRoom(syntax.bytes(), bytes(), contentsAt - start, contentsEnd - start));
  }
}
