package io.github.jpki4j.spelling;

import java.text.Normalizer;
import java.util.Arrays;

/**
 * A text in one of its spellings, as symbols: a code point that all spellings of a letter share, or
 * one of the signs below. Each symbol knows from which character it came.
 */
final class FoldedText {

  /** Agrees with any one character of the other text. */
  static final int STAND_IN = -1;

  /** Behind a number whose counter is not written: agrees with each of the following. */
  static final int AFTER_NUMBER = -2;

  /** Behind the number of a 丁目. */
  static final int AFTER_CHOME = -3;

  /** Behind the number of a 番 or 番地. */
  static final int AFTER_BAN = -4;

  /** Behind the number of a 号, 号棟 or 号室. */
  static final int AFTER_GO = -5;

  private int[] symbols;
  private int[] origins;
  private int length;

  FoldedText(int capacity) {
    this.symbols = new int[capacity];
    this.origins = new int[capacity];
  }

  static FoldedText of(WrittenText text) {
    FoldedText folded = new FoldedText(text.length());
    for (int i = 0; i < text.length(); i++) {
      if (text.isStandIn(i)) {
        folded.add(STAND_IN, i);
      } else {
        for (int point : compatible(text.character(i)).codePoints().toArray()) {
          folded.add(folded.inContext(Letters.folded(point)), i);
        }
      }
    }
    return folded;
  }

  private static String compatible(String character) {
    StringBuilder seen = new StringBuilder();
    character
        .codePoints()
        .filter(point -> !Letters.isUnseen(point))
        .map(Letters::joining)
        .forEach(seen::appendCodePoint);
    return Normalizer.normalize(seen, Normalizer.Form.NFKC);
  }

  /**
   * A dash behind kana is a long vowel, and a long vowel mark behind anything else is a dash:
   * people write one for the other. A mark that is missing stays missing, since it is read.
   */
  private int inContext(int symbol) {
    if (symbol == Letters.HYPHEN || symbol == Letters.LONG_VOWEL) {
      return length > 0 && Letters.isKana(symbols[length - 1])
          ? Letters.LONG_VOWEL
          : Letters.HYPHEN;
    }
    return symbol;
  }

  void add(int symbol, int origin) {
    if (length == symbols.length) {
      int more = Math.max(16, 2 * length);
      symbols = Arrays.copyOf(symbols, more);
      origins = Arrays.copyOf(origins, more);
    }
    symbols[length] = symbol;
    origins[length] = origin;
    length++;
  }

  int length() {
    return length;
  }

  /** The symbol at an index, {@link Letters#SPACE} outside the text. */
  int symbol(int index) {
    return index < 0 || index >= length ? Letters.SPACE : symbols[index];
  }

  int origin(int index) {
    return origins[index];
  }

  /** Whether the texts are the same; spaces do not count. */
  boolean matches(FoldedText other) {
    int mine = skipSpaces(0);
    int theirs = other.skipSpaces(0);
    while (mine < length && theirs < other.length) {
      boolean standIn = symbols[mine] == STAND_IN;
      boolean theirStandIn = other.symbols[theirs] == STAND_IN;
      if (!standIn && !theirStandIn && !isSame(symbols[mine], other.symbols[theirs])) {
        return false;
      }
      int next = standIn || !theirStandIn ? mine + 1 : endOfCharacter(mine);
      theirs = other.skipSpaces(standIn ? other.endOfCharacter(theirs) : theirs + 1);
      mine = skipSpaces(next);
    }
    return mine == length && theirs == other.length;
  }

  private static boolean isSame(int one, int other) {
    return one == other
        || (one == AFTER_NUMBER && other < AFTER_NUMBER)
        || (other == AFTER_NUMBER && one < AFTER_NUMBER);
  }

  private int skipSpaces(int from) {
    int index = from;
    while (index < length && symbols[index] == Letters.SPACE) {
      index++;
    }
    return index;
  }

  private int endOfCharacter(int from) {
    int index = from + 1;
    while (index < length && origins[index] == origins[from]) {
      index++;
    }
    return index;
  }
}
