package io.github.jpki4j.document.pdf.revision;

/**
 * What a signature covers: two parts of a file, one after the other. All offsets are in bytes from
 * the start of the file, within it; the parts may overlap, be empty, or stand in any order.
 *
 * @param first where the first part begins
 * @param firstEnd behind the first part
 * @param second where the second part begins
 * @param secondEnd behind the second part
 */
public record CoveredParts(int first, int firstEnd, int second, int secondEnd) {

  /** Whether it begins with the file, as all signatures that are in order do. */
  public boolean beginsWithFile() {
    return first == 0;
  }

  /** Bytes of both parts together; at most the length of the file. */
  public int length() {
    return firstEnd - first + secondEnd - second;
  }

  /** Bytes that are hashed for it alone, if the beginning of the file is hashed for all at once. */
  public int ownLength() {
    return beginsWithFile() ? secondEnd - second : length();
  }
}
