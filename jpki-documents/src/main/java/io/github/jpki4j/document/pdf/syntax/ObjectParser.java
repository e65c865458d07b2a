package io.github.jpki4j.document.pdf.syntax;

import io.github.jpki4j.document.pdf.syntax.PdfObject.Dictionary;
import io.github.jpki4j.document.pdf.syntax.SyntaxException.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Objects of a PDF without those that have a number of their own. */
final class ObjectParser {

  private static final PdfObject TRUE = new PdfObject.Bool(true);
  private static final PdfObject FALSE = new PdfObject.Bool(false);

  private final Scanner in;
  private final Limits limits;
  private final Leniency leniency;

  /** Whether offsets are those of the file. */
  private final boolean inFile;

  private int depth;

  ObjectParser(Scanner in, Limits limits, Leniency leniency, boolean inFile) {
    this.in = in;
    this.limits = limits;
    this.leniency = leniency;
    this.inFile = inFile;
  }

  /** White space and comments; a comment with a word of PDF's syntax is sloppy. */
  void skip() {
    in.skipWhite();
    while (in.peek() == '%') {
      int start = in.position();
      in.skipLine();
      if (!Gap.isHarmless(in.text(start, in.position()))) {
        leniency.note(start, "a comment within an object that looks like more");
      }
      in.skipWhite();
    }
  }

  Dictionary requireDictionary() throws SyntaxException {
    int start = in.position();
    if (value() instanceof Dictionary dictionary) {
      return dictionary;
    }
    throw new SyntaxException(start, "no dictionary");
  }

  /** The value here. */
  PdfObject value() throws SyntaxException {
    int start = in.position();
    limits.takeValue(start);
    int c = in.peek();
    if (c == '/') {
      in.next();
      return new PdfObject.Name(in.name());
    }
    if (Scanner.isDigit(c) || c == '+' || c == '-' || c == '.') {
      return numberOrReference();
    }
    if (c == '[') {
      return nested(this::array);
    }
    if (in.looksAt("<<")) {
      return nested(this::dictionary);
    }
    if (c == '(' || c == '<') {
      in.next();
      StringReader strings = new StringReader(in);
      String text = c == '(' ? strings.literal() : strings.hexadecimal();
      return new PdfObject.Text(text, inFile ? start : -1, in.position());
    }
    return word();
  }

  private PdfObject word() throws SyntaxException {
    if (in.skipWord("true")) {
      return TRUE;
    }
    if (in.skipWord("false")) {
      return FALSE;
    }
    if (in.skipWord("null")) {
      return PdfObject.Null.NULL;
    }
    throw new SyntaxException(in.position(), "something that is no object");
  }

  /** What has values within it. */
  private interface Container {
    PdfObject read() throws SyntaxException;
  }

  private PdfObject nested(Container container) throws SyntaxException {
    if (++depth > Limits.DEPTH) {
      throw new SyntaxException(
          Kind.TOO_LARGE, in.position(), "more than " + Limits.DEPTH + " levels");
    }
    PdfObject object = container.read();
    depth--;
    return object;
  }

  private PdfObject array() throws SyntaxException {
    in.next();
    List<PdfObject> items = new ArrayList<>();
    while (true) {
      skip();
      if (in.peek() == ']') {
        in.next();
        return new PdfObject.Array(List.copyOf(items));
      }
      items.add(value());
    }
  }

  private PdfObject dictionary() throws SyntaxException {
    in.next();
    in.next();
    Map<String, PdfObject> entries = new LinkedHashMap<>();
    while (true) {
      skip();
      if (in.looksAt(">>")) {
        in.next();
        in.next();
        return new Dictionary(Collections.unmodifiableMap(entries));
      }
      int start = in.position();
      if (in.next() != '/') {
        throw new SyntaxException(start, "a key that is no name");
      }
      String key = in.name();
      skip();
      PdfObject value = value();
      @Nullable PdfObject before = entries.put(key, value);
      if (before != null) {
        requireSame(start, before, value);
      }
    }
  }

  private void requireSame(int start, PdfObject before, PdfObject value) throws SyntaxException {
    if (!before.equals(value)) {
      throw new SyntaxException(Kind.AMBIGUOUS, start, "a key that is there twice with two values");
    }
    leniency.note(start, "a key that is there twice");
  }

  private PdfObject numberOrReference() throws SyntaxException {
    PdfObject.Num number = in.number();
    if (!number.isInteger() || number.value().signum() <= 0) {
      return number;
    }
    int after = in.position();
    Optional<PdfObject> reference = reference(number);
    if (reference.isEmpty()) {
      in.moveTo(after);
    }
    return reference.orElse(number);
  }

  private Optional<PdfObject> reference(PdfObject.Num number) throws SyntaxException {
    if (!in.skipWhite() || !Scanner.isDigit(in.peek())) {
      return Optional.empty();
    }
    int start = in.position();
    while (Scanner.isDigit(in.peek())) {
      in.next();
    }
    int length = in.position() - start;
    if (length > 5 || !in.skipWhite() || !in.skipWord("R")) {
      return Optional.empty();
    }
    int generation = Integer.parseInt(in.text(start, start + length));
    Optional<Integer> asInt = number.asInt();
    if (asInt.isEmpty() || asInt.get() > Limits.OBJECT_NUMBER || generation > Limits.GENERATION) {
      throw new SyntaxException(start, "a reference to an object that cannot be");
    }
    return Optional.of(new PdfObject.Reference(asInt.get(), generation));
  }
}
