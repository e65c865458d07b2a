package io.github.jpki4j.document.pdf.syntax;

import org.jspecify.annotations.Nullable;

/**
 * An object with a number as one section defines it.
 *
 * <p>Read once, by the {@link ObjectLoader} that made it; unchanged after that.
 */
final class Version {

  private final Entry entry;
  private final int section;
  private @Nullable PdfObject object;
  private boolean isLoading;

  Version(Entry entry, int section) {
    this.entry = entry;
    this.section = section;
  }

  Entry entry() {
    return entry;
  }

  /** Number of the section, counted from 0. */
  int section() {
    return section;
  }

  @Nullable PdfObject object() {
    return object;
  }

  /** Guards against an object that has to be read before itself. */
  void beginLoading() throws SyntaxException {
    if (isLoading) {
      throw new SyntaxException(entry.place(), "an object that has to be read before itself");
    }
    isLoading = true;
  }

  void loaded(PdfObject value) {
    object = value;
    isLoading = false;
  }
}
