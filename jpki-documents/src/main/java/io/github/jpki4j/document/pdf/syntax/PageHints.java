package io.github.jpki4j.document.pdf.syntax;

import io.github.jpki4j.document.pdf.syntax.SyntaxException.Kind;

/** The page offset hint table, as far as it says how many objects each page has. */
final class PageHints {

  /** Bytes of the header of the table. */
  private static final int HEADER = 36;

  /** Where the header says in how many bits the number of objects is written. */
  private static final int WIDTH = 8;

  private final byte[] table;
  private final int pages;

  /** Reads from the start of a decoded hint stream. */
  PageHints(byte[] table, int pages) {
    this.table = table;
    this.pages = pages;
  }

  /**
   * The numbers of the pages' objects, as readers add them up: the objects of all pages but the
   * first one are numbered from 1.
   *
   * @return for each page but the first one; the first item says nothing
   */
  int[] objects() throws SyntaxException {
    if (table.length < HEADER) {
      throw unreadable();
    }
    int least = (int) bits(0, 32);
    int width = (int) bits(WIDTH * 8L, 16);
    if (width > 32 || HEADER * 8L + (long) width * pages > table.length * 8L) {
      throw unreadable();
    }
    int[] numbers = new int[pages];
    int next = 1;
    for (int i = 1; i < pages; i++) {
      numbers[i] = next;
      next += least + (int) bits(HEADER * 8L + (long) width * i, width);
    }
    return numbers;
  }

  private static SyntaxException unreadable() {
    return new SyntaxException(Kind.AMBIGUOUS, 0, "a linearized file whose hints cannot be read");
  }

  private long bits(long at, int count) {
    long value = 0;
    for (long i = at; i < at + count; i++) {
      int bit = (table[(int) (i >> 3)] >> (7 - (i & 7))) & 1;
      value = value << 1 | bit;
    }
    return value;
  }
}
