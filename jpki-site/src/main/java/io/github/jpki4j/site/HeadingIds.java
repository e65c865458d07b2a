package io.github.jpki4j.site;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.renderer.html.AttributeProvider;

/**
 * What a heading is called in a link, as code-hosting pages do it: so a link works there and here.
 * One for each reading of one page, because headings of the same words are numbered.
 */
final class HeadingIds implements AttributeProvider {

  private final Map<String, Integer> seen = new HashMap<>();

  /** The names of all headings of a page, in its order. */
  static List<String> of(Node document) {
    HeadingIds ids = new HeadingIds();
    List<String> all = new ArrayList<>();
    document.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Heading heading) {
            all.add(ids.next(heading));
          }
        });
    return all;
  }

  @Override
  public void setAttributes(Node node, String tagName, Map<String, String> attributes) {
    if (node instanceof Heading heading) {
      attributes.put("id", next(heading));
    }
  }

  private String next(Heading heading) {
    String name =
        text(heading)
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^\\p{L}\\p{M}\\p{N} _-]", "")
            .replace(' ', '-');
    int earlier = seen.merge(name, 1, Integer::sum) - 1;
    return earlier == 0 ? name : name + "-" + earlier;
  }

  /** The words of a node without their marks. */
  static String text(Node node) {
    StringBuilder words = new StringBuilder();
    node.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Text text) {
            words.append(text.getLiteral());
          }

          @Override
          public void visit(Code code) {
            words.append(code.getLiteral());
          }

          @Override
          public void visit(SoftLineBreak lineBreak) {
            words.append(' ');
          }

          @Override
          public void visit(HardLineBreak lineBreak) {
            words.append(' ');
          }
        });
    return words.toString();
  }
}
