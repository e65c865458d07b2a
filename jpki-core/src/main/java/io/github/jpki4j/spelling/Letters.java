package io.github.jpki4j.spelling;

/** What kind of letter a code point is, and what it is written for. */
final class Letters {

  static final int HYPHEN = '-';
  static final int SPACE = ' ';

  /** 長音記号, which makes a vowel long and so is read. */
  static final int LONG_VOWEL = 'ー';

  private static final int VOICED = 0x3099;
  private static final int SEMI_VOICED = 0x309A;

  /** Dashes and minus signs that people and programs write for a hyphen. */
  private static final String DASHES =
      "-\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\u2500\u2501\u02D7\u2796\uFE58";

  private static final String MIDDLE_DOTS = "\u30FB\u00B7\u2022\u2219\u22C5";
  private static final String APOSTROPHES = "'\u2018\u2019\u02BC\u2032`\u00B4";
  private static final String DOUBLE_HYPHENS = "=\u30A0";
  private static final String WAVE_DASHES = "~\u301C";

  private Letters() {}

  /** Whether it belongs to the letter before it, whose first code point is given. */
  static boolean isMark(int point, int letter) {
    if (point == '\uFF9E' || point == '\uFF9F' || point == '\u309B' || point == '\u309C') {
      return isKana(letter) || (letter >= '\uFF66' && letter <= '\uFF9D');
    }
    int type = Character.getType(point);
    return type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || type == Character.ENCLOSING_MARK;
  }

  /** Whether it is written and not seen: a variation selector, zero width, a soft hyphen. */
  static boolean isUnseen(int point) {
    return (point >= 0xFE00 && point <= 0xFE0F)
        || (point >= 0xE0100 && point <= 0xE01EF)
        || (point >= 0x180B && point <= 0x180F)
        || Character.getType(point) == Character.FORMAT;
  }

  /** A hiragana or katakana letter of full width, or the long vowel mark behind one. */
  static boolean isKana(int point) {
    return (point >= '\u3041' && point <= '\u3096')
        || (point >= '\u30A1' && point <= '\u30FA')
        || point == LONG_VOWEL;
  }

  /** Voiced sound marks that stand by themselves, as the marks that join their letter. */
  static int joining(int point) {
    return switch (point) {
      case '\u309B', '\uFF9E' -> VOICED;
      case '\u309C', '\uFF9F' -> SEMI_VOICED;
      default -> point;
    };
  }

  /** One for all that are written for the same sign; case does not count. */
  static int folded(int point) {
    if (DASHES.indexOf(point) >= 0) {
      return HYPHEN;
    }
    if (MIDDLE_DOTS.indexOf(point) >= 0) {
      return MIDDLE_DOTS.charAt(0);
    }
    if (APOSTROPHES.indexOf(point) >= 0) {
      return APOSTROPHES.charAt(0);
    }
    if (DOUBLE_HYPHENS.indexOf(point) >= 0) {
      return DOUBLE_HYPHENS.charAt(0);
    }
    if (WAVE_DASHES.indexOf(point) >= 0) {
      return WAVE_DASHES.charAt(0);
    }
    return Character.isSpaceChar(point) || Character.isWhitespace(point)
        ? SPACE
        : Character.toLowerCase(Character.toUpperCase(point));
  }
}
