package io.github.jpki4j.spelling;

import java.util.Optional;

/**
 * Brings the numbers of an address into one form: {@code 一丁目二番三号}, {@code １－２－３} and {@code 1の2の3}.
 * Each number is its digits and a sign that tells its counter. A hyphen tells none, and so agrees
 * with each counter; 丁目 and 番地 never agree. For one use.
 */
final class AddressFold {

  /** What follows a number in kanji; elsewhere 三 may be a part of a name (三田). */
  private static final String COUNTERS = "丁番号条線階棟区組班";

  /** 一番町 is the name of a town. */
  private static final String AFTER_BAN_IN_NAMES = "町丁街";

  private static final String LINKS = "のノ之";
  private static final int NONE = -1;

  private final FoldedText in;
  private final FoldedText out;

  AddressFold(FoldedText in) {
    this.in = in;
    this.out = new FoldedText(in.length());
  }

  FoldedText folded() {
    int index = 0;
    boolean linked = false;
    while (index < in.length()) {
      int end = addNumber(index, linked);
      if (end == NONE) {
        linked = false;
        index = addOther(index);
      } else {
        index = addCounter(end);
        int link = afterLink(index);
        linked = link != index;
        index = link;
      }
    }
    return out;
  }

  /** Adds the digits of a number that begins here and returns its end, or adds nothing. */
  private int addNumber(int start, boolean linked) {
    int end = start;
    while (isDigit(in.symbol(end))) {
      end++;
    }
    if (end > start) {
      addDigits(text(start, end), start);
      return end;
    }
    while (KanjiNumber.isNumeral(in.symbol(end))) {
      end++;
    }
    if (end == start || !isNumberBefore(end, linked)) {
      return NONE;
    }
    Optional<String> digits = KanjiNumber.read(text(start, end));
    digits.ifPresent(found -> addDigits(found, start));
    return digits.isPresent() ? end : NONE;
  }

  /** Whether numerals that end here are a number and no part of a name. */
  private boolean isNumberBefore(int end, boolean linked) {
    int next = in.symbol(end);
    return COUNTERS.indexOf(next) >= 0
        || ((next == Letters.HYPHEN || LINKS.indexOf(next) >= 0) && isNumeral(in.symbol(end + 1)))
        || (linked && !Character.isIdeographic(Math.max(next, 0)));
  }

  private void addDigits(String digits, int start) {
    int zeros = 0;
    while (zeros < digits.length() - 1 && digits.charAt(zeros) == '0') {
      zeros++;
    }
    for (char digit : digits.substring(zeros).toCharArray()) {
      out.add(digit, in.origin(start));
    }
  }

  /** Adds the sign for what stands behind a number, and returns where that ends. */
  private int addCounter(int start) {
    int counter = afterSpaces(start);
    int origin = in.origin(start - 1);
    if (in.symbol(counter) == '丁') {
      out.add(FoldedText.AFTER_CHOME, origin);
      return counter + (in.symbol(counter + 1) == '目' ? 2 : 1);
    }
    if (in.symbol(counter) == '番' && AFTER_BAN_IN_NAMES.indexOf(in.symbol(counter + 1)) < 0) {
      out.add(FoldedText.AFTER_BAN, origin);
      return counter + (in.symbol(counter + 1) == '地' ? 2 : 1);
    }
    if (in.symbol(counter) == '号') {
      int next = in.symbol(counter + 1);
      out.add(FoldedText.AFTER_GO, origin);
      return counter + (next == '棟' || next == '室' ? 2 : 1);
    }
    out.add(FoldedText.AFTER_NUMBER, origin);
    return start;
  }

  /** The index behind what links a number to the next one, or the same index. */
  private int afterLink(int start) {
    int index = start;
    while (in.symbol(index) == Letters.HYPHEN
        || (in.symbol(index) == Letters.SPACE && index < in.length())) {
      index++;
    }
    boolean links = LINKS.indexOf(in.symbol(index)) >= 0 && isNumeral(in.symbol(index + 1));
    return links ? index + 1 : index;
  }

  /** Adds what is no number, and returns the index behind it. */
  private int addOther(int index) {
    int symbol = in.symbol(index);
    if (symbol == Letters.HYPHEN || symbol == Letters.SPACE) {
      return index + 1;
    }
    if (symbol == Letters.LONG_VOWEL) {
      int end = index;
      while (in.symbol(end) == Letters.LONG_VOWEL
          || in.symbol(end) == Letters.HYPHEN
          || (in.symbol(end) == Letters.SPACE && end < in.length())) {
        end++;
      }
      if (isDigit(in.symbol(end))) {
        // コーポ－１, コーポー１ and コーポ１: nobody can tell the hyphen from the vowel.
        return end;
      }
    }
    out.add(inName(symbol, index), in.origin(index));
    return index + 1;
  }

  /** Kana between kanji, which each town's name has in several forms: 霞ヶ関, 霞が関, 四ッ谷, 一の宮. */
  private int inName(int symbol, int index) {
    if (!isKanji(in.symbol(index - 1)) || !isKanji(in.symbol(index + 1))) {
      return symbol;
    }
    return switch (symbol) {
      case 'ヶ', 'が', 'ガ', 'ヵ' -> 'ケ';
      case 'っ', 'ッ', 'つ' -> 'ツ';
      case 'の' -> 'ノ';
      default -> symbol;
    };
  }

  private int afterSpaces(int start) {
    int index = start;
    while (index < in.length() && in.symbol(index) == Letters.SPACE) {
      index++;
    }
    return index;
  }

  private String text(int start, int end) {
    StringBuilder text = new StringBuilder();
    for (int i = start; i < end; i++) {
      text.appendCodePoint(in.symbol(i));
    }
    return text.toString();
  }

  private static boolean isNumeral(int symbol) {
    return isDigit(symbol) || KanjiNumber.isNumeral(symbol);
  }

  private static boolean isDigit(int symbol) {
    return symbol >= '0' && symbol <= '9';
  }

  private static boolean isKanji(int symbol) {
    return symbol == FoldedText.STAND_IN || (symbol > 0 && Character.isIdeographic(symbol));
  }
}
