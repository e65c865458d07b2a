package io.github.jpki4j.document.pdf;

import java.util.Map;
import org.apache.pdfbox.cos.COSObjectKey;

/**
 * Whether the cross-reference table of a PDF points to the objects. PDFBox finds out when it needs
 * an object, and takes none for a missing one.
 */
final class XrefCheck {

  /** Digits of the largest number of an object, and of a generation. */
  private static final int MOST_DIGITS = 10;

  private final byte[] file;
  private int position;

  private XrefCheck(byte[] file) {
    this.file = file;
  }

  /** Whether every entry points to its object, or to a stream of objects that is there. */
  static boolean holds(byte[] file, Map<COSObjectKey, Long> table) {
    for (Map.Entry<COSObjectKey, Long> entry : table.entrySet()) {
      long offset = entry.getValue();
      boolean right =
          offset < 0
              ? table.getOrDefault(new COSObjectKey(-offset, 0), 0L) > 0
              : new XrefCheck(file).isAt(offset, entry.getKey());
      if (!right) {
        return false;
      }
    }
    return !table.isEmpty();
  }

  private boolean isAt(long offset, COSObjectKey key) {
    if (offset >= file.length) {
      return false;
    }
    position = (int) offset;
    skipWhite();
    return number() == key.getNumber()
        && skipWhite()
        && number() == key.getGeneration()
        && skipWhite()
        && word("obj");
  }

  /** Whether there is white space, which is passed over. */
  private boolean skipWhite() {
    int start = position;
    while (position < file.length && isWhite(file[position])) {
      position++;
    }
    return position > start;
  }

  private static boolean isWhite(byte b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t' || b == '\f' || b == 0;
  }

  private long number() {
    long number = -1;
    int start = position;
    while (position < file.length
        && position - start < MOST_DIGITS
        && file[position] >= '0'
        && file[position] <= '9') {
      number = Math.max(number, 0) * 10 + file[position++] - '0';
    }
    return number;
  }

  private boolean word(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (position + i >= file.length || file[position + i] != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
