package io.github.jpki4j.document.pdf.syntax;

import io.github.jpki4j.document.pdf.syntax.PdfObject.Dictionary;
import io.github.jpki4j.document.pdf.syntax.SyntaxException.Kind;

/** Reads a cross-reference table and its trailer (ISO 32000-2, 7.5.4 and 7.5.5). */
final class XrefTableReader {

  /** Bytes of an entry up to its end of line. */
  private static final int ENTRY = 18;

  /** Bytes of an entry. */
  private static final int WIDTH = 20;

  private final Scanner in;
  private final Limits limits;
  private final Leniency leniency;
  private final XrefPart.Entries entries = new XrefPart.Entries();

  XrefTableReader(Scanner in, Limits limits, Leniency leniency) {
    this.in = in;
    this.limits = limits;
    this.leniency = leniency;
  }

  XrefPart read() throws SyntaxException {
    int start = in.position();
    in.requireWord("xref");
    while (in.peek() == ' ') {
      in.next();
    }
    if (!in.skipEol()) {
      leniency.note(start, "a table on the line of its keyword");
    }
    in.skipWhite();
    while (Scanner.isDigit(in.peek())) {
      subsection();
    }
    in.requireWord("trailer");
    ObjectParser parser = new ObjectParser(in, limits, leniency, true);
    parser.skip();
    Dictionary trailer = parser.requireDictionary();
    return new XrefPart(entries.all(), trailer, new Part(start, in.position()), 0);
  }

  private void subsection() throws SyntaxException {
    int start = in.position();
    int first = in.requireCount();
    if (in.next() != ' ') {
      throw new SyntaxException(start, "a subsection without its number of entries");
    }
    int count = in.requireCount();
    limits.takeEntries(count, start);
    if (in.peek() == ' ') {
      in.next();
    }
    if (!in.skipEol()) {
      throw new SyntaxException(start, "a subsection without an end of line");
    }
    int entriesStart = in.position();
    for (int i = 0; i < count; i++) {
      entry(first + i, i == 0);
      requireSameWidth(entriesStart, i + 1);
    }
    if (count > 0 && in.skipWhite()) {
      requireLast(start);
      leniency.note(start, "white space in a table");
    }
  }

  /** Some readers take the second entry from where the first one says that it is. */
  private void requireSameWidth(int start, int count) throws SyntaxException {
    int length = in.position() - start;
    if (length != count * WIDTH && length != count * (WIDTH - 1)) {
      throw new SyntaxException(
          Kind.AMBIGUOUS, in.position(), "entries of different widths in a table");
    }
  }

  /** Some readers then look for objects everywhere. */
  private void requireLast(int start) throws SyntaxException {
    if (Scanner.isDigit(in.peek())) {
      throw new SyntaxException(Kind.AMBIGUOUS, start, "white space between entries of a table");
    }
  }

  private void entry(int number, boolean isFirst) throws SyntaxException {
    int start = in.position();
    long offset = digits(10);
    requireSpace(start);
    int generation = (int) digits(5);
    requireSpace(start);
    int kind = in.next();
    requireEnd(start);
    if (kind == 'f' && number == 0 && generation > Limits.GENERATION) {
      // mupdf writes 65536; nothing ever has the number 0
      leniency.note(start, "a generation that is too large where no object is");
      generation = Limits.GENERATION;
    }
    if ((kind != 'n' && kind != 'f') || generation > Limits.GENERATION || number < 0) {
      throw new SyntaxException(start, "an entry that is none");
    }
    if (kind == 'f' && number == 1 && offset == 0 && generation == Limits.GENERATION && isFirst) {
      throw new SyntaxException(
          Kind.AMBIGUOUS, start, "a table from 1 that some readers read from 0");
    }
    if (kind == 'f') {
      entries.add(Entry.free(number, generation), start);
    } else if (offset == 0) {
      // where the header is, so no object for anybody
      leniency.note(start, "an entry in use with the offset 0");
      entries.add(Entry.free(number, generation), start);
    } else if (offset >= in.end()) {
      throw new SyntaxException(start, "object " + number + " is behind the end of the file");
    } else {
      entries.add(Entry.inFile(number, generation, (int) offset), start);
    }
  }

  private long digits(int count) throws SyntaxException {
    long value = 0;
    for (int i = 0; i < count; i++) {
      int c = in.next();
      if (!Scanner.isDigit(c)) {
        throw new SyntaxException(in.position() - 1, "an entry that is none");
      }
      value = value * 10 + c - '0';
    }
    return value;
  }

  private void requireSpace(int start) throws SyntaxException {
    if (in.next() != ' ') {
      throw new SyntaxException(start, "an entry that is none");
    }
  }

  /** Two bytes; where there is one, some readers look for objects everywhere. */
  private void requireEnd(int start) throws SyntaxException {
    int a = in.peek();
    int b = in.at(start + ENTRY + 1);
    if ((a == ' ' && (b == '\r' || b == '\n')) || (a == '\r' && b == '\n')) {
      in.moveTo(start + WIDTH);
    } else if ((a == '\r' || a == '\n') && !Scanner.isWhite(b)) {
      in.moveTo(start + WIDTH - 1);
      leniency.noteRepair(start);
    } else {
      throw new SyntaxException(
          Kind.AMBIGUOUS, start, "an entry of a table whose end is not one end of line");
    }
  }
}
