package io.github.jpki4j.document.pdf.syntax;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was written to the file at once: objects and the cross-reference part that lists them. A
 * hybrid has a table and a stream (ISO 32000-2, 7.5.8.4).
 */
final class Section {

  private final int offset;
  private final XrefPart main;
  private final Optional<XrefPart> hidden;
  private final Ending ending;
  private final Leniency leniency;

  /**
   * What follows the cross-reference part.
   *
   * @param target the offset behind startxref
   * @param keyword where startxref stands
   * @param end behind %%EOF
   * @param endOfLine behind the end of line that follows, if one does
   */
  record Ending(int target, int keyword, int end, int endOfLine) {

    /** In the place of one that is not there, which only the front of a linearized file lacks. */
    static Ending missing(int place) {
      return new Ending(-1, place, place, place);
    }

    boolean isMissing() {
      return target < 0;
    }
  }

  Section(int offset, XrefPart main, Optional<XrefPart> hidden, Ending ending, Leniency leniency) {
    this.offset = offset;
    this.main = main;
    this.hidden = hidden;
    this.ending = ending;
    this.leniency = leniency;
  }

  /** Where its cross-reference part is said to begin. */
  int offset() {
    return offset;
  }

  XrefPart main() {
    return main;
  }

  /** The stream of a hybrid. */
  Optional<XrefPart> hidden() {
    return hidden;
  }

  Ending ending() {
    return ending;
  }

  Leniency leniency() {
    return leniency;
  }

  /** What counts in this section: the table, then the stream of a hybrid for what is left. */
  Map<Integer, Entry> entries() {
    if (hidden.isEmpty()) {
      return main.entries();
    }
    Map<Integer, Entry> entries = new LinkedHashMap<>(main.entries());
    for (Entry entry : hidden.get().entries().values()) {
      if (!entry.isFree() && entries.getOrDefault(entry.number(), entry).isFree()) {
        entries.put(entry.number(), entry);
      } else {
        entries.putIfAbsent(entry.number(), entry);
      }
    }
    return entries;
  }

  /** The bytes of its cross-reference part and its ending. */
  List<Part> parts() {
    List<Part> parts = new ArrayList<>();
    parts.add(main.part());
    hidden.ifPresent(stream -> parts.add(stream.part()));
    if (!ending.isMissing()) {
      parts.add(new Part(ending.keyword(), ending.end()));
    }
    return parts;
  }
}
