package io.github.jpki4j.document.pdf.syntax;

/** Strings of a PDF (ISO 32000-2, 7.3.4): in parentheses or in hexadecimal digits. */
final class StringReader {

  private final Scanner in;

  StringReader(Scanner in) {
    this.in = in;
  }

  /** Behind the opening parenthesis. */
  String literal() throws SyntaxException {
    int start = in.position();
    StringBuilder text = new StringBuilder();
    int open = 1;
    while (true) {
      int c = in.next();
      switch (c) {
        case -1 -> throw new SyntaxException(start, "a string without an end");
        case '\\' -> escape(text);
        case '\r' -> {
          if (in.peek() == '\n') {
            in.next();
          }
          text.append('\n');
        }
        case ')' -> {
          if (--open == 0) {
            return text.toString();
          }
          text.append(')');
        }
        default -> {
          if (c == '(') {
            open++;
          }
          text.append((char) c);
        }
      }
    }
  }

  private void escape(StringBuilder text) {
    int c = in.next();
    switch (c) {
      case 'n' -> text.append('\n');
      case 'r' -> text.append('\r');
      case 't' -> text.append('\t');
      case 'b' -> text.append('\b');
      case 'f' -> text.append('\f');
      case '\n' -> {
        // the line goes on
      }
      case '\r' -> {
        if (in.peek() == '\n') {
          in.next();
        }
      }
      case -1 -> {
        // the string has no end, which its reader sees
      }
      default -> {
        if (isOctal(c)) {
          octal(c - '0', text);
        } else {
          text.append((char) c);
        }
      }
    }
  }

  private void octal(int first, StringBuilder text) {
    int code = first;
    for (int i = 0; i < 2 && isOctal(in.peek()); i++) {
      code = code * 8 + in.next() - '0';
    }
    text.append((char) (code & 0xFF));
  }

  private static boolean isOctal(int c) {
    return c >= '0' && c <= '7';
  }

  /** Behind the opening bracket. */
  String hexadecimal() throws SyntaxException {
    StringBuilder text = new StringBuilder();
    int high = -1;
    while (true) {
      int c = in.next();
      if (c == '>') {
        if (high >= 0) {
          text.append((char) (high * 16));
        }
        return text.toString();
      }
      if (Scanner.isWhite(c)) {
        continue;
      }
      int digit = Scanner.hex(c);
      if (digit < 0) {
        throw new SyntaxException(in.position() - 1, "a string that is not in hexadecimal digits");
      }
      if (high < 0) {
        high = digit;
      } else {
        text.append((char) (high * 16 + digit));
        high = -1;
      }
    }
  }
}
