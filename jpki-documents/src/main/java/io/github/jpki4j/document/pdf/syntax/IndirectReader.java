package io.github.jpki4j.document.pdf.syntax;

import io.github.jpki4j.document.pdf.syntax.PdfObject.Dictionary;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Num;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Reference;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads an indirect object from its number to endobj (ISO 32000-2, 7.3.10 and 7.3.8). */
final class IndirectReader {

  /**
   * What stands at an offset.
   *
   * @param number of the object
   * @param generation of the object
   * @param value the object
   * @param part from its number to endobj
   */
  record Indirect(int number, int generation, PdfObject value, Part part) {}

  /** Finds the length of a stream that is an object of its own. */
  @FunctionalInterface
  interface Lengths {
    PdfObject of(Reference reference, int offset) throws SyntaxException;
  }

  /** For streams that have to be read before any other object. */
  static final Lengths DIRECT =
      (reference, offset) -> {
        throw new SyntaxException(offset, "a stream whose /Length has to be direct");
      };

  private final Scanner in;
  private final Leniency leniency;
  private final Lengths lengths;
  private final ObjectParser parser;

  IndirectReader(Scanner in, Limits limits, Leniency leniency, Lengths lengths) {
    this.in = in;
    this.leniency = leniency;
    this.lengths = lengths;
    this.parser = new ObjectParser(in, limits, leniency, true);
  }

  Indirect read() throws SyntaxException {
    in.skipWhite(); // as every reader does
    int start = in.position();
    int number = in.requireCount();
    requireWhite();
    int generation = in.requireCount();
    requireWhite();
    in.requireWord("obj");
    parser.skip();
    PdfObject value = parser.value();
    parser.skip();
    if (value instanceof Dictionary dictionary && in.looksAt("stream")) {
      value = stream(dictionary);
    }
    if (value instanceof Reference) {
      throw new SyntaxException(start, "an object that is only a reference");
    }
    in.requireWord("endobj");
    return new Indirect(number, generation, value, new Part(start, in.position()));
  }

  private void requireWhite() throws SyntaxException {
    if (!in.skipWhite()) {
      throw new SyntaxException(in.position(), "no white space");
    }
  }

  private PdfObject stream(Dictionary dictionary) throws SyntaxException {
    int keyword = in.position();
    in.requireWord("stream");
    if (in.peek() == '\r' && in.at(in.position() + 1) == '\n') {
      in.next();
    }
    if (in.next() != '\n') {
      throw new SyntaxException(keyword, "a stream without an end of line before its bytes");
    }
    for (String external : new String[] {"F", "FFilter", "FDecodeParms"}) {
      if (dictionary.get(external) != null) {
        throw new SyntaxException(keyword, "a stream whose bytes are in another file");
      }
    }
    int start = in.position();
    int length = length(dictionary, keyword);
    if (length < 0 || length > in.end() - start) {
      throw new SyntaxException(keyword, "a stream with a wrong /Length");
    }
    in.moveTo(start + length);
    in.skipEol();
    if (in.skipWhite()) {
      leniency.note(in.position(), "more white space than an end of line before endstream");
    }
    if (!in.skipWord("endstream")) {
      throw new SyntaxException(start + length, "a stream with a wrong /Length");
    }
    parser.skip();
    return new PdfObject.Stream(dictionary, start, length);
  }

  private int length(Dictionary dictionary, int offset) throws SyntaxException {
    @Nullable PdfObject length = dictionary.get("Length");
    if (length instanceof Reference reference) {
      length = lengths.of(reference, offset);
    }
    Optional<Integer> number = length instanceof Num n ? n.asInt() : Optional.empty();
    return number.orElse(-1);
  }
}
