package io.github.jpki4j.document.pdf.revision;

import io.github.jpki4j.document.SignatureCode;
import io.github.jpki4j.document.pdf.syntax.PdfObject;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Array;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Dictionary;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Num;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Text;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a PDF a signature covers (/ByteRange): from the first byte on, everything but its
 * own /Contents, to some end.
 */
public final class CoveredRange {

  private final byte[] file;

  /** The value of /Contents, if it is a string written in the dictionary. */
  private final Optional<Text> contents;

  /** Start and length of the first part, start and length of the second; empty if malformed. */
  private final long[] parts;

  public CoveredRange(byte[] file, Dictionary signature) {
    this.file = file;
    this.contents =
        signature.get("Contents") instanceof Text text ? Optional.of(text) : Optional.empty();
    this.parts = parts(signature.get("ByteRange"));
  }

  private static long[] parts(@Nullable PdfObject range) {
    List<PdfObject> items = range instanceof Array array ? array.items() : List.of();
    if (items.size() != 4) {
      return new long[0];
    }
    long[] parts = new long[4];
    for (int i = 0; i < parts.length; i++) {
      if (!(items.get(i) instanceof Num number)
          || !number.isInteger()
          || number.value().signum() < 0
          || number.value().precision() > 18) {
        return new long[0];
      }
      parts[i] = number.value().longValue();
    }
    return parts;
  }

  /** The signature itself, with what fills the room for it; empty if there is none. */
  public byte[] contents() {
    return contents
        .map(text -> text.value().getBytes(StandardCharsets.ISO_8859_1))
        .orElse(new byte[0]);
  }

  /** What is wrong with it as such, if anything is. */
  public Optional<SignatureCode> problem() {
    if (parts.length == 0) {
      return Optional.of(SignatureCode.RANGE_MALFORMED);
    }
    if (!isInside()) {
      return Optional.of(SignatureCode.RANGE_OUTSIDE);
    }
    if (parts[0] != 0) {
      return Optional.of(SignatureCode.RANGE_START);
    }
    return gapIsContents() ? Optional.empty() : Optional.of(SignatureCode.RANGE_HOLE);
  }

  private boolean isInside() {
    return parts[0] <= file.length
        && parts[1] <= file.length - parts[0]
        && parts[2] <= file.length
        && parts[3] <= file.length - parts[2];
  }

  /** Whether what is left out is the signature in angle brackets and not a byte more or less. */
  private boolean gapIsContents() {
    return contents
        .filter(text -> text.start() >= 0 && file[text.start()] == '<')
        .filter(text -> text.start() == parts[1] && text.end() == parts[2])
        .isPresent();
  }

  /** Where the signature itself begins, in bytes from the start of the file; -1 if nobody knows. */
  public int start() {
    return parts.length == 0 || !isInside() ? -1 : (int) parts[1];
  }

  /** Where it ends, in bytes from the start of the file; -1 if nobody knows. */
  public int end() {
    return parts.length == 0 || !isInside() ? -1 : (int) (parts[2] + parts[3]);
  }

  /**
   * Whether the signature stands there in hexadecimal digits, two for each byte, and nothing else.
   */
  public boolean isPlainHex() {
    return contents
        .filter(text -> text.end() - text.start() == 2 * text.value().length() + 2)
        .isPresent();
  }

  /** What it covers, if that is in the file and can be said. */
  public Optional<CoveredParts> covered() {
    return parts.length == 0 || !isInside() || parts[1] + parts[3] > file.length
        ? Optional.empty()
        : Optional.of(
            new CoveredParts(
                (int) parts[0],
                (int) (parts[0] + parts[1]),
                (int) parts[2],
                (int) (parts[2] + parts[3])));
  }
}
