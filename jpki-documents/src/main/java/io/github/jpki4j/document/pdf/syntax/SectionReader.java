package io.github.jpki4j.document.pdf.syntax;

import io.github.jpki4j.document.pdf.syntax.SyntaxException.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the chain of sections, from the last startxref on (ISO 32000-2, 7.5.5 and 7.5.6). */
final class SectionReader {

  private static final String STARTXREF = "startxref";
  private static final String EOF = "%%EOF";

  /** In how many bytes at the end of a file all readers look for startxref. */
  private static final int TAIL = 1024;

  /** What is in a trailer that says nothing. */
  private static final Set<String> UNREAD = Set.of("Size", "ID");

  private final byte[] file;
  private final Limits limits;
  private final Set<Integer> seen = new HashSet<>();

  SectionReader(byte[] file, Limits limits) {
    this.file = file;
    this.limits = limits;
  }

  /** All sections, the oldest first. */
  List<Section> read() throws SyntaxException {
    int keyword = lastKeyword();
    Section.Ending last = ending(keyword);
    List<Section> sections = new ArrayList<>();
    Optional<Integer> next = Optional.of(last.target());
    while (next.isPresent()) {
      if (sections.size() == Limits.SECTIONS) {
        throw new SyntaxException(
            Kind.TOO_LARGE, next.get(), "more than " + Limits.SECTIONS + " sections");
      }
      Section section = section(next.get());
      sections.add(section);
      next = section.main().offset("Prev");
    }
    Collections.reverse(sections);
    requireChain(sections, keyword);
    return sections;
  }

  private int lastKeyword() throws SyntaxException {
    for (int i = file.length - STARTXREF.length(); i >= 0; i--) {
      if (new Scanner(file, i, file.length).looksAt(STARTXREF)) {
        if (file.length - i > TAIL) {
          throw farFromTheEnd(i);
        }
        return i;
      }
    }
    throw new SyntaxException(file.length, "no startxref");
  }

  private Section section(int offset) throws SyntaxException {
    if (offset >= file.length || !seen.add(offset)) {
      throw new SyntaxException(offset, "a cross-reference part that is outside or there twice");
    }
    Leniency leniency = new Leniency();
    Scanner in = new Scanner(file, offset, file.length);
    in.skipWhite(); // as every reader does
    XrefPart main =
        Scanner.isDigit(in.peek())
            ? withTrailer(
                new XrefStreamReader(file, limits, leniency).read(in.position()), leniency)
            : new XrefTableReader(in, limits, leniency).read();
    main.size(); // has to be there
    Optional<XrefPart> hidden = hidden(main, leniency);
    Section.Ending ending = endingBehind(main, leniency);
    if (ending.endOfLine() - ending.keyword() > TAIL) {
      throw farFromTheEnd(ending.keyword());
    }
    return new Section(offset, main, hidden, ending, leniency);
  }

  /** Objects may follow the cross-reference stream at the front of a linearized file: qpdf. */
  private Section.Ending endingBehind(XrefPart main, Leniency leniency) throws SyntaxException {
    int behind = behind(main.part().end());
    if (main.streamNumber() == 0 || behind == file.length || !Scanner.isDigit(file[behind])) {
      return ending(behind);
    }
    leniency.note(behind, "a cross-reference stream without startxref");
    return Section.Ending.missing(main.part().end());
  }

  /** Some readers then look for objects everywhere. */
  private static SyntaxException farFromTheEnd(int keyword) {
    return new SyntaxException(
        Kind.AMBIGUOUS, keyword, "a startxref that is not in the last " + TAIL + " bytes");
  }

  /** Old linearizers write a trailer behind a cross-reference stream, which nobody reads. */
  private XrefPart withTrailer(XrefPart stream, Leniency leniency) throws SyntaxException {
    Scanner in = new Scanner(file, behind(stream.part().end()), file.length);
    int start = in.position();
    if (!in.skipWord("trailer")) {
      return stream;
    }
    leniency.note(start, "a trailer behind a cross-reference stream");
    ObjectParser parser = new ObjectParser(in, limits, leniency, true);
    parser.skip();
    if (!UNREAD.containsAll(parser.requireDictionary().entries().keySet())) {
      throw new SyntaxException(start, "a trailer behind a cross-reference stream");
    }
    return new XrefPart(
        stream.entries(),
        stream.trailer(),
        new Part(stream.part().start(), in.position()),
        stream.streamNumber());
  }

  private Optional<XrefPart> hidden(XrefPart main, Leniency leniency) throws SyntaxException {
    Optional<Integer> place = main.offset("XRefStm");
    if (place.isEmpty()) {
      return Optional.empty();
    }
    if (main.streamNumber() != 0) {
      throw new SyntaxException(
          Kind.AMBIGUOUS, main.part().start(), "a cross-reference stream with /XRefStm");
    }
    if (place.get() >= file.length) {
      throw new SyntaxException(place.get(), "a cross-reference stream that is outside");
    }
    return Optional.of(new XrefStreamReader(file, limits, leniency).read(place.get()));
  }

  /** Where startxref stands behind a cross-reference part; comments may be between. */
  private int behind(int end) {
    return Gap.skip(file, end, file.length);
  }

  private Section.Ending ending(int keyword) throws SyntaxException {
    Scanner in = new Scanner(file, keyword, file.length);
    in.requireWord(STARTXREF);
    while (in.peek() > 0 && in.peek() != '\f' && Scanner.isWhite(in.peek())) {
      in.next(); // no zero byte, at which some readers end a text
    }
    int target = in.requireCount();
    in.skipWhite();
    if (!in.looksAt(EOF)) {
      throw new SyntaxException(in.position(), "no %%EOF");
    }
    int end = in.position() + EOF.length();
    in.moveTo(end);
    while (in.peek() == ' ') {
      in.next();
    }
    in.skipEol();
    return new Section.Ending(target, keyword, end, in.position());
  }

  /** Each startxref names its own section; in a linearized file those of the first two cross. */
  private static void requireChain(List<Section> sections, int lastKeyword) throws SyntaxException {
    boolean linearized = isLinearized(sections);
    for (int i = 0; i < sections.size(); i++) {
      Section section = sections.get(i);
      boolean right =
          (linearized && i < 2)
              ? i == 1 || section.ending().target() == sections.get(1).offset()
              : section.ending().target() == section.offset();
      if (section.ending().isMissing() && !(linearized && i == 1)) {
        throw new SyntaxException(section.ending().keyword(), "no startxref");
      }
      if (!right) {
        throw new SyntaxException(section.ending().keyword(), "a startxref of another section");
      }
      boolean crossed = linearized && i == 1;
      if (i > 0 && !crossed && section.offset() < sections.get(i - 1).ending().end()) {
        throw new SyntaxException(section.offset(), "a section before the one it follows");
      }
      if (!section.main().trailer().entries().containsKey("Root") && !(linearized && i == 0)) {
        throw new SyntaxException(section.main().part().start(), "a trailer without /Root");
      }
    }
    Section last = sections.get(linearized && sections.size() == 2 ? 0 : sections.size() - 1);
    if (last.ending().keyword() != lastKeyword) {
      throw new SyntaxException(
          Kind.AMBIGUOUS, lastKeyword, "a startxref that belongs to no section");
    }
  }

  /** Whether the second part of the chain stands first in the file (ISO 32000-2, annex F). */
  static boolean isLinearized(List<Section> sections) {
    return sections.size() > 1 && sections.get(1).offset() < sections.get(0).offset();
  }
}
