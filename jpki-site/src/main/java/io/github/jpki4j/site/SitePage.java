package io.github.jpki4j.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;

/**
 * A Markdown file of the repository, which becomes a page.
 *
 * @param source its path below the root, with slashes
 * @param document what it says
 * @param title its first heading; its file name if there is none
 * @param anchors the names of its headings
 */
record SitePage(String source, Node document, String title, Set<String> anchors) {

  static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());

  private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
  private static final String JAPANESE = ".ja.md";

  static SitePage read(Path root, String source) throws IOException {
    Node document = PARSER.parse(Files.readString(root.resolve(source)));
    document.accept(new LineBreaks());
    return new SitePage(
        source, document, title(document, source), Set.copyOf(HeadingIds.of(document)));
  }

  private static String title(Node document, String otherwise) {
    StringBuilder first = new StringBuilder();
    document.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Heading heading) {
            if (first.length() == 0) {
              first.append(HeadingIds.text(heading));
            }
          }
        });
    return first.length() == 0 ? otherwise : first.toString();
  }

  SiteLanguage language() {
    return source.endsWith(JAPANESE) ? SiteLanguage.JAPANESE : SiteLanguage.ENGLISH;
  }

  /** Where the same page is in the other language, if it is. */
  String twin() {
    return switch (language()) {
      case JAPANESE -> source.substring(0, source.length() - JAPANESE.length()) + ".md";
      case ENGLISH -> source.substring(0, source.length() - ".md".length()) + JAPANESE;
    };
  }

  /** Its path in the site: README, which a code-hosting page shows for a folder, is its index. */
  String output() {
    String path = source.substring(0, source.length() - ".md".length()) + ".html";
    int name = path.lastIndexOf('/') + 1;
    return path.substring(0, name) + path.substring(name).replaceFirst("^README\\b", "index");
  }
}
