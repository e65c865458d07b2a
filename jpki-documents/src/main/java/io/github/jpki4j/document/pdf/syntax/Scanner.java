package io.github.jpki4j.document.pdf.syntax;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/** The smallest parts of a PDF's syntax (ISO 32000-2, 7.2): white space, words, numbers, names. */
final class Scanner {

  private static final BigDecimal[] SMALL = new BigDecimal[1024];

  static {
    for (int i = 0; i < SMALL.length; i++) {
      SMALL[i] = BigDecimal.valueOf(i);
    }
  }

  private final byte[] bytes;
  private final int end;
  private int position;

  /** Reads from a place on; offsets are those of the array. */
  Scanner(byte[] bytes, int start, int end) {
    this.bytes = bytes;
    this.position = start;
    this.end = end;
  }

  int position() {
    return position;
  }

  void moveTo(int to) {
    position = to;
  }

  int end() {
    return end;
  }

  /** The next byte, or -1 at the end. */
  int peek() {
    return position < end ? bytes[position] & 0xFF : -1;
  }

  /** The next byte, which is passed, or -1 at the end. */
  int next() {
    return position < end ? bytes[position++] & 0xFF : -1;
  }

  int at(int offset) {
    return offset < end ? bytes[offset] & 0xFF : -1;
  }

  static boolean isWhite(int c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0;
  }

  static boolean isDelimiter(int c) {
    return c == '(' || c == ')' || c == '<' || c == '>' || c == '[' || c == ']' || c == '{'
        || c == '}' || c == '/' || c == '%';
  }

  static boolean isRegular(int c) {
    return c >= 0 && !isWhite(c) && !isDelimiter(c);
  }

  static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  /** Passes white space, not comments; whether there was some. */
  boolean skipWhite() {
    int start = position;
    while (position < end && isWhite(bytes[position])) {
      position++;
    }
    return position > start;
  }

  /** Passes the rest of a line without its end. */
  void skipLine() {
    while (position < end && bytes[position] != '\n' && bytes[position] != '\r') {
      position++;
    }
  }

  /** Passes one end of line: CR, LF or both. */
  boolean skipEol() {
    int c = peek();
    if (c == '\r') {
      position++;
      if (peek() == '\n') {
        position++;
      }
      return true;
    }
    if (c == '\n') {
      position++;
      return true;
    }
    return false;
  }

  /** Whether the bytes here are these, whatever follows. */
  boolean looksAt(String word) {
    if (end - position < word.length()) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (bytes[position + i] != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Passes a word that no other regular character follows. */
  boolean skipWord(String word) {
    if (!looksAt(word) || isRegular(at(position + word.length()))) {
      return false;
    }
    position += word.length();
    return true;
  }

  void requireWord(String word) throws SyntaxException {
    if (!skipWord(word)) {
      throw new SyntaxException(position, "no \"" + word + "\"");
    }
  }

  /** A number without sign and point, up to nine digits. */
  int requireCount() throws SyntaxException {
    long value = requireLong(10);
    if (value > Integer.MAX_VALUE) {
      throw new SyntaxException(position, "a number that is too large");
    }
    return (int) value;
  }

  private long requireLong(int digits) throws SyntaxException {
    int start = position;
    long value = 0;
    while (isDigit(peek()) && position - start < digits) {
      value = value * 10 + next() - '0';
    }
    if (position == start || isRegular(peek())) {
      throw new SyntaxException(start, "no whole number");
    }
    return value;
  }

  /** A number as PDF writes it: a sign, digits, a point; nothing else. */
  PdfObject.Num number() throws SyntaxException {
    int start = position;
    if (peek() == '+' || peek() == '-') {
      position++;
    }
    int digits = 0;
    int points = 0;
    while (isDigit(peek()) || peek() == '.') {
      if (next() == '.') {
        points++;
      } else {
        digits++;
      }
    }
    if (digits == 0 || points > 1 || isRegular(peek()) || position - start > Limits.NUMBER) {
      throw new SyntaxException(start, "a number that readers may read differently");
    }
    return new PdfObject.Num(value(start, digits), points == 0);
  }

  private BigDecimal value(int start, int digits) {
    if (digits == position - start && digits <= 3) {
      int value = 0;
      for (int i = start; i < position; i++) {
        value = value * 10 + bytes[i] - '0';
      }
      return SMALL[value];
    }
    return new BigDecimal(text(start, position));
  }

  /** A name behind its slash, without escapes; readers cut it where it is too long. */
  String name() throws SyntaxException {
    int start = position;
    String name = unescaped(start);
    if (name.length() > Limits.NAME) {
      throw new SyntaxException(start, "a name of more than " + Limits.NAME + " bytes");
    }
    return name;
  }

  private String unescaped(int start) throws SyntaxException {
    boolean plain = true;
    while (isRegular(peek())) {
      plain &= next() != '#';
    }
    if (plain) {
      return text(start, position);
    }
    StringBuilder name = new StringBuilder();
    for (int i = start; i < position; i++) {
      if (bytes[i] != '#') {
        name.append((char) (bytes[i] & 0xFF));
        continue;
      }
      int code = i + 2 < position ? 16 * hex(bytes[i + 1]) + hex(bytes[i + 2]) : -1;
      if (code <= 0 || hex(bytes[i + 1]) < 0 || hex(bytes[i + 2]) < 0) {
        throw new SyntaxException(i, "a name with a wrong escape");
      }
      name.append((char) code);
      i += 2;
    }
    return name.toString();
  }

  static int hex(int c) {
    return Character.digit((char) (c & 0xFF), 16) >= 0 && c < 0x7F && c > 0
        ? Character.digit((char) c, 16)
        : -1;
  }

  /** Bytes as a text, each a character. */
  String text(int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
  }
}
