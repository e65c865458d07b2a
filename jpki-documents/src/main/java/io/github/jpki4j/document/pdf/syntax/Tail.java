package io.github.jpki4j.document.pdf.syntax;

import java.util.List;

/**
 * What has to be known of the end of a file to add a section to it.
 *
 * @param xref offset of the last cross-reference part, as the last startxref tells it
 * @param isStream whether that part is a stream, not a table
 * @param size a number above those of all objects that any section lists, in use or free
 */
public record Tail(int xref, boolean isStream, int size) {

  /** Reads it from all sections, the oldest first. */
  static Tail of(List<Section> sections) throws SyntaxException {
    int size = 0;
    for (Section section : sections) {
      size = Math.max(size, section.main().size());
      size = Math.max(size, section.main().streamNumber() + 1);
      for (int number : section.entries().keySet()) {
        size = Math.max(size, number + 1);
      }
    }
    Section last = sections.get(sections.size() - 1);
    return new Tail(last.offset(), last.main().streamNumber() != 0, size);
  }
}
