package io.github.jpki4j.spelling;

import java.util.ArrayList;
import java.util.List;

/**
 * A text as a row of characters as people count them: a letter with its variation selectors and
 * combining marks is one. Some may be stand-ins (代替文字). Immutable, thread-safe.
 */
public final class WrittenText {

  /** As many as any text needs (UAX #15, stream-safe); so a hostile one costs no time. */
  private static final int MOST_MARKS = 30;

  private static final int ZERO_FLAG = '0';

  private final List<String> characters = new ArrayList<>();
  private final List<Boolean> standIns = new ArrayList<>();

  /**
   * Takes a text apart.
   *
   * @param text the characters
   * @param flags one digit for each code point, other than 0 for a stand-in; what is missing counts
   *     as 0. The flag of a letter counts for its marks
   */
  public WrittenText(String text, String flags) {
    int[] points = text.codePoints().toArray();
    int[] set = flags.codePoints().toArray();
    int start = 0;
    while (start < points.length) {
      int end = start + 1;
      while (end < points.length
          && end - start <= MOST_MARKS
          && Letters.isMark(points[end], points[start])) {
        end++;
      }
      characters.add(new String(points, start, end - start));
      standIns.add(start < set.length && set[start] != ZERO_FLAG);
      start = end;
    }
  }

  /**
   * Whether the texts are the same, where a stand-in on either side agrees with exactly one
   * character.
   *
   * @param other the other text
   * @return true if there are as many characters, and each is the same or a stand-in
   */
  public boolean agreesWith(WrittenText other) {
    if (length() != other.length()) {
      return false;
    }
    for (int i = 0; i < length(); i++) {
      if (!isStandIn(i) && !other.isStandIn(i) && !character(i).equals(other.character(i))) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether the texts are the same except for their spelling: width, kind of dash and space,
   * variation selectors, compatibility forms, case.
   *
   * @param other the other text
   * @return true as well if they agree exactly
   */
  public boolean isSpeltLike(WrittenText other) {
    return FoldedText.of(this).matches(FoldedText.of(other));
  }

  /**
   * Whether the texts are the same address except for its spelling, also that of its numbers.
   *
   * @param other the other text
   * @return true as well if they agree exactly
   */
  public boolean isAddressSpeltLike(WrittenText other) {
    return new AddressFold(FoldedText.of(this))
        .folded()
        .matches(new AddressFold(FoldedText.of(other)).folded());
  }

  int length() {
    return characters.size();
  }

  String character(int index) {
    return characters.get(index);
  }

  boolean isStandIn(int index) {
    return standIns.get(index);
  }
}
