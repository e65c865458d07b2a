package io.github.jpki4j.site;

import java.lang.Character.UnicodeScript;
import java.util.Set;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.jspecify.annotations.Nullable;

/**
 * Ends of lines in Markdown, which a browser shows as spaces: between Japanese words there is none.
 */
final class LineBreaks extends AbstractVisitor {

  private static final Set<UnicodeScript> WITHOUT_SPACES =
      Set.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA);

  @Override
  public void visit(SoftLineBreak lineBreak) {
    if (endsWide(lineBreak.getPrevious()) && beginsWide(lineBreak.getNext())) {
      lineBreak.unlink();
    }
  }

  private static boolean endsWide(@Nullable Node node) {
    String text = node == null ? "" : HeadingIds.text(node);
    return !text.isEmpty() && isWide(text.codePointBefore(text.length()));
  }

  private static boolean beginsWide(@Nullable Node node) {
    String text = node == null ? "" : HeadingIds.text(node);
    return !text.isEmpty() && isWide(text.codePointAt(0));
  }

  /** Kanji, kana, and their punctuation, which no script owns. */
  private static boolean isWide(int letter) {
    return WITHOUT_SPACES.contains(UnicodeScript.of(letter))
        || (letter >= 0x3000 && letter <= 0x30FF)
        || (letter >= 0xFF00 && letter <= 0xFFEF);
  }
}
