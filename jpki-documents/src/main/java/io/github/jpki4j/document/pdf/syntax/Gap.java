package io.github.jpki4j.document.pdf.syntax;

/** Bytes between objects: white space, and comments that nobody can take for anything else. */
final class Gap {

  /** What a reader that repairs a file looks for. */
  private static final String[] WORDS = {
    "obj", "stream", "xref", "trailer", "%EOF", "%PDF", "<<", ">>"
  };

  private Gap() {}

  /** Behind white space and harmless comments. */
  static int skip(byte[] file, int from, int to) {
    Scanner in = new Scanner(file, from, to);
    in.skipWhite();
    while (in.peek() == '%') {
      int start = in.position();
      in.skipLine();
      if (!isHarmless(in.text(start, in.position()))) {
        return start;
      }
      in.skipWhite();
    }
    return in.position();
  }

  /** Whether a comment has no word that a reader looks for. */
  static boolean isHarmless(String comment) {
    for (String word : WORDS) {
      if (comment.contains(word)) {
        return false;
      }
    }
    return true;
  }
}
