package io.github.jpki4j.document.pdf;

import java.util.OptionalLong;

/**
 * A PDF that was written anew. Immutable, if nobody changes the array.
 *
 * @since 0.1.0
 */
public final class NormalizedPdf {

  private final byte[] pdf;
  private final int pages;
  private final long offset;
  private final String reason;

  NormalizedPdf(byte[] pdf, int pages, long offset, String reason) {
    this.pdf = pdf;
    this.pages = pages;
    this.offset = offset;
    this.reason = reason;
  }

  /**
   * The new file.
   *
   * @return the array itself
   */
  public byte[] pdf() {
    return pdf;
  }

  /**
   * How many pages the new file has.
   *
   * @return 0 or more
   */
  public int pages() {
    return pages;
  }

  /**
   * Whether the old file could be read in one way alone, without leniency.
   *
   * @return true if nothing was wrong
   */
  public boolean wasClean() {
    return reason.isEmpty();
  }

  /**
   * What was wrong with the old file first.
   *
   * @return in English, without content of the document; empty if nothing was wrong
   */
  public String reason() {
    return reason;
  }

  /**
   * Where it was wrong.
   *
   * @return in bytes from the start of the old file; empty if nothing was wrong, or it is not known
   */
  public OptionalLong offset() {
    return offset < 0 ? OptionalLong.empty() : OptionalLong.of(offset);
  }
}
