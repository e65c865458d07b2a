package io.github.jpki4j.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The Java on a page for people, which is that of sources that are compiled. A Japanese page has
 * the comments in Japanese, at the same places.
 */
public final class PageCode {

  private static final Pattern COMMENT =
      Pattern.compile("(?<=^|\\s)//[^\\n]*|/\\*.*?\\*/", Pattern.MULTILINE | Pattern.DOTALL);

  private static final Pattern JAPANESE = Pattern.compile("[ぁ-んァ-ヶ一-龠]");

  private PageCode() {}

  /**
   * What stands between each begin and the end after it, wherever it is indented.
   *
   * @param text of a source or a page
   * @param begin a whole line
   * @param end what ends a part
   * @return the parts without their indentation
   */
  public static List<String> parts(String text, String begin, String end) {
    List<String> parts = new ArrayList<>();
    for (int at = text.indexOf(begin); at >= 0; at = text.indexOf(begin, at + 1)) {
      int from = at + begin.length();
      parts.add(text.substring(from, text.indexOf(end, from)).stripIndent().strip());
    }
    return parts;
  }

  /**
   * Where a page is not what is compiled.
   *
   * @param page all of it
   * @param japanese whether it is a Japanese page, whose comments are in Japanese
   * @param compiled the parts of the sources, in order
   * @return each part of the page that is another one, and each comment in another language; a part
   *     of the sources that the page lacks, too
   */
  public static List<String> differences(String page, boolean japanese, List<String> compiled) {
    List<String> shown = parts(page, "```java\n", "```");
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < Math.max(shown.size(), compiled.size()); i++) {
      String here = i < shown.size() ? shown.get(i) : "";
      String there = i < compiled.size() ? compiled.get(i) : "";
      if ((!japanese && !here.equals(there))
          || !withoutComments(here).equals(withoutComments(there))) {
        wrong.add(here.isEmpty() ? there : here);
      }
      COMMENT
          .matcher(here)
          .results()
          .map(MatchResult::group)
          .filter(comment -> JAPANESE.matcher(comment).find() != japanese)
          .forEach(wrong::add);
    }
    return wrong;
  }

  /** With a mark where a comment was. */
  private static String withoutComments(String part) {
    return COMMENT.matcher(part).replaceAll("//");
  }
}
