package io.github.jpki4j.document.pdf.syntax;

import io.github.jpki4j.document.pdf.syntax.PdfObject.Dictionary;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Num;
import io.github.jpki4j.document.pdf.syntax.SyntaxException.Kind;
import java.util.List;
import java.util.Optional;

/**
 * What the first object of a file says of a linearized one (ISO 32000-2, annex F). Some readers
 * begin at the front of a file that is as long as /L says, and see nothing of later sections. So
 * only a file that is linearized may ever have been that long.
 */
final class Linearization {

  private static final String ENDOBJ = "endobj";

  private final byte[] file;
  private final List<Section> sections;

  private Linearization(byte[] file, List<Section> sections) {
    this.file = file;
    this.sections = sections;
  }

  /**
   * Refuses a file that only some readers take for a linearized one.
   *
   * @return the dictionary of one that is linearized; empty if it is not
   */
  static Optional<Dictionary> check(byte[] file, List<Section> sections) throws SyntaxException {
    return new Linearization(file, sections).check();
  }

  private Optional<Dictionary> check() throws SyntaxException {
    Scanner in = new Scanner(file, 0, file.length);
    ObjectParser parser = new ObjectParser(in, new Limits(), new Leniency(), true);
    parser.skip(); // the header too
    int start = in.position();
    Optional<Dictionary> first = first(in, parser);
    if (first.isEmpty() || !(first.get().get("L") instanceof Num length)) {
      return Optional.empty();
    }
    parser.skip();
    int end = in.position();
    boolean linearized = SectionReader.isLinearized(sections);
    boolean was = false;
    for (int i = 0; i < sections.size(); i++) {
      boolean own = linearized && i < 2;
      was |= own && mayBe(length, i);
      if (mayBe(length, i) && !(own && isBehind(in, end))) {
        throw new SyntaxException(
            Kind.AMBIGUOUS, start, "a file that some readers take for a linearized one");
      }
    }
    return was ? first : Optional.empty();
  }

  /** The dictionary that the file begins with, if it tells of a linearized file. */
  private static Optional<Dictionary> first(Scanner in, ObjectParser parser)
      throws SyntaxException {
    if (!Scanner.isDigit(in.peek())) {
      return Optional.empty();
    }
    in.requireCount();
    in.skipWhite();
    in.requireCount();
    in.skipWhite();
    in.requireWord("obj");
    parser.skip();
    if (!in.looksAt("<<")) {
      return Optional.empty();
    }
    Dictionary dictionary = parser.requireDictionary();
    return Optional.of(dictionary).filter(found -> found.get("Linearized") != null);
  }

  /** Whether the file was as long as that when a section was its last. */
  private boolean mayBe(Num length, int section) {
    Optional<Integer> asInt = length.asInt();
    Section.Ending ending = sections.get(section).ending();
    boolean last = section == sections.size() - 1;
    int most = last ? file.length : ending.endOfLine();
    return asInt.isEmpty() || (asInt.get() >= ending.end() && asInt.get() <= most);
  }

  /** Whether the part for the first page is where readers look for it: behind this object. */
  private boolean isBehind(Scanner in, int end) {
    in.moveTo(end);
    if (!in.skipWord(ENDOBJ) || in.text(0, end).contains(ENDOBJ)) {
      return false;
    }
    in.skipWhite();
    return sections.get(1).main().part().start() == in.position();
  }
}
