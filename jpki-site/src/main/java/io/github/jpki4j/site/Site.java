package io.github.jpki4j.site;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.renderer.html.HtmlRenderer;

/** The Markdown pages of the repository, as pages of HTML with links between them. */
final class Site {

  /** What people read: the files at the root, all in docs, those of the samples. */
  private static final Pattern PAGE = Pattern.compile("[^/]+\\.md|(docs|samples)/.+\\.md");

  /** Folders that have such pages; no other is looked into, as a build changes many of them. */
  private static final Pattern FOLDER = Pattern.compile("(docs|samples)(/.+)?");

  private static final Pattern LEFT_OUT = Pattern.compile("target|node_modules|\\..+");

  private final Path root;
  private final SortedMap<String, SitePage> pages = new TreeMap<>();
  private final SiteLinks links;

  private Site(Path root) {
    this.root = root;
    this.links = new SiteLinks(root, pages);
  }

  /**
   * Reads all pages and follows their links.
   *
   * @param root of the repository
   */
  static Site of(Path root) throws IOException {
    Site site = new Site(root);
    for (String source : sources(root)) {
      site.pages.put(source, SitePage.read(root, source));
    }
    for (SitePage page : site.pages.values()) {
      site.follow(page);
    }
    return site;
  }

  private static List<String> sources(Path root) throws IOException {
    List<String> found = new ArrayList<>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            boolean leftOut =
                !folder.equals(root)
                    && (!FOLDER.matcher(source(folder)).matches()
                        || LEFT_OUT.matcher(folder.getFileName().toString()).matches());
            return leftOut ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String source = source(file);
            if (PAGE.matcher(source).matches()) {
              found.add(source);
            }
            return FileVisitResult.CONTINUE;
          }

          private String source(Path file) {
            return root.relativize(file).toString().replace('\\', '/');
          }
        });
    return found;
  }

  /** Each page of the repository, by its path. */
  SortedMap<String, SitePage> pages() {
    return pages;
  }

  SiteLinks links() {
    return links;
  }

  /** Puts the links of the site into a page, and notes what is wrong. */
  private void follow(SitePage page) {
    boolean[] leadsToTwin = new boolean[1];
    page.document()
        .accept(
            new AbstractVisitor() {
              @Override
              public void visit(Link link) {
                String target = links.href(page, link.getDestination());
                SitePage twin = pages.get(page.twin());
                leadsToTwin[0] |=
                    twin != null && target.equals(SiteLinks.relative(page.output(), twin.output()));
                link.setDestination(target);
                visitChildren(link);
              }

              @Override
              public void visit(Image image) {
                image.setDestination(links.src(page, image.getDestination()));
                if (image.getFirstChild() == null) {
                  wrong("a picture without words for who does not see it");
                }
              }

              @Override
              public void visit(HtmlBlock html) {
                wrong("HTML in Markdown: " + html.getLiteral());
              }

              @Override
              public void visit(HtmlInline html) {
                wrong("HTML in Markdown: " + html.getLiteral());
              }

              private void wrong(String what) {
                links.problems().add(page.source() + ": " + what);
              }
            });
    if (pages.containsKey(page.twin()) && !leadsToTwin[0]) {
      links.problems().add(page.source() + ": does not lead to " + page.twin());
    }
  }

  /**
   * Writes all pages.
   *
   * @param target a folder; what is in it stays
   * @param menu its lines
   * @param withApi whether the Javadoc is or comes there, so that the menu leads to it
   */
  void write(Path target, List<String> menu, boolean withApi) throws IOException {
    Map<SiteLanguage, List<SiteMenu.Group>> menus = new EnumMap<>(SiteLanguage.class);
    for (SiteLanguage language : SiteLanguage.values()) {
      menus.put(language, SiteMenu.of(menu, pages, language));
    }
    SiteLayout layout = new SiteLayout(pages, menus, withApi);
    for (SitePage page : pages.values()) {
      HtmlRenderer renderer =
          HtmlRenderer.builder()
              .extensions(SitePage.EXTENSIONS)
              .escapeHtml(true)
              .percentEncodeUrls(true)
              .attributeProviderFactory(context -> new HeadingIds())
              .build();
      write(target, page.output(), layout.page(page, renderer.render(page.document())));
    }
    for (String file : links.files()) {
      String text = Files.readString(root.resolve(file));
      write(target, SiteLinks.fileOutput(file), layout.file(file, text));
    }
    for (String picture : links.pictures()) {
      Path copy = target.resolve(picture);
      Files.createDirectories(copy.getParent());
      Files.copy(root.resolve(picture), copy, StandardCopyOption.REPLACE_EXISTING);
    }
    try (InputStream style = Site.class.getResourceAsStream(SiteLayout.STYLE)) {
      if (style == null) {
        throw new IOException(SiteLayout.STYLE + " is missing");
      }
      Files.copy(style, target.resolve(SiteLayout.STYLE), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void write(Path target, String output, String html) throws IOException {
    Path file = target.resolve(output);
    Files.createDirectories(file.getParent());
    Files.writeString(file, html);
  }
}
