package io.github.jpki4j.document.pdf.syntax;

import io.github.jpki4j.document.pdf.syntax.PdfObject.Dictionary;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Num;
import io.github.jpki4j.document.pdf.syntax.SyntaxException.Kind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One cross-reference table with its trailer, or one cross-reference stream.
 *
 * @param entries by number
 * @param trailer the trailer, or the dictionary of the stream
 * @param part its bytes
 * @param streamNumber number of the stream, 0 for a table
 */
record XrefPart(Map<Integer, Entry> entries, Dictionary trailer, Part part, int streamNumber) {

  /** Entries of one part, each number once. */
  static final class Entries {

    private final Map<Integer, Entry> all = new LinkedHashMap<>();

    void add(Entry entry, int offset) throws SyntaxException {
      if (entry.number() > Limits.OBJECT_NUMBER) {
        throw new SyntaxException(offset, "an object number that is too large");
      }
      if (entry.number() == 0 && !entry.isFree()) {
        throw new SyntaxException(offset, "an object with the number 0");
      }
      if (all.put(entry.number(), entry) != null) {
        throw new SyntaxException(
            Kind.AMBIGUOUS, offset, "object " + entry.number() + " is listed twice");
      }
    }

    Map<Integer, Entry> all() {
      return all;
    }
  }

  /** The offset that a key of the trailer tells, if it is there. */
  Optional<Integer> offset(String key) throws SyntaxException {
    @Nullable PdfObject value = trailer.get(key);
    if (value == null) {
      return Optional.empty();
    }
    Optional<Integer> offset = value instanceof Num number ? number.asInt() : Optional.empty();
    if (offset.isEmpty() || offset.get() < 0) {
      throw new SyntaxException(part.start(), "a trailer whose /" + key + " is no offset");
    }
    return offset;
  }

  /** The value of /Size; readers fail where they have no room above it. */
  int size() throws SyntaxException {
    int size =
        offset("Size")
            .orElseThrow(() -> new SyntaxException(part.start(), "a trailer without /Size"));
    if (size > Limits.SIZE) {
      throw new SyntaxException(part.start(), "a trailer whose /Size is too large");
    }
    return size;
  }
}
