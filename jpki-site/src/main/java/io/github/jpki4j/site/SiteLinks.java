package io.github.jpki4j.site;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where the links of the Markdown pages lead in the site, and what is wrong with those that do not.
 */
final class SiteLinks {

  private final Path root;
  private final Map<String, SitePage> pages;
  private final List<String> problems = new ArrayList<>();
  private final Set<String> files = new TreeSet<>();
  private final Set<String> pictures = new TreeSet<>();
  private int count;

  SiteLinks(Path root, Map<String, SitePage> pages) {
    this.root = root;
    this.pages = pages;
  }

  /** What was wrong so far: the page, the link, the reason. */
  List<String> problems() {
    return problems;
  }

  /** What is linked and is no page: paths below the root. */
  Set<String> files() {
    return files;
  }

  /** What is shown: paths below the root, which are the same in the site. */
  Set<String> pictures() {
    return pictures;
  }

  /** How many links to pages, headings, files and pictures were resolved. */
  int count() {
    return count;
  }

  /**
   * A link in the site.
   *
   * @param page that has it
   * @param destination as the page writes it
   * @return for {@code href}; the destination itself if it is wrong
   */
  String href(SitePage page, String destination) {
    if (destination.matches("(https?|mailto):.*")) {
      return destination;
    }
    count++;
    int hash = destination.indexOf('#');
    String path = decoded(hash < 0 ? destination : destination.substring(0, hash));
    String fragment = hash < 0 ? "" : decoded(destination.substring(hash + 1));
    String target = path.isEmpty() ? page.source() : resolved(page.source(), path);
    SitePage leadsTo = pages.get(target);
    if (leadsTo != null) {
      return toPage(page, destination, leadsTo, fragment);
    }
    if (destination.matches("[A-Za-z][\\w+.-]*:.*") || target.startsWith("..")) {
      return wrong(page, destination, "leads out of the project");
    }
    if (Files.isDirectory(root.resolve(target))) {
      return wrong(page, destination, "is a folder; name its README in the language of the page");
    }
    if (!Files.exists(root.resolve(target))) {
      return wrong(page, destination, "does not exist");
    }
    if (hash >= 0) {
      return wrong(page, destination, "is no page and has no headings");
    }
    files.add(target);
    return relative(page.output(), fileOutput(target));
  }

  /**
   * A picture in the site.
   *
   * @param page that shows it
   * @param destination as the page writes it
   * @return for {@code src}; the destination itself if it is wrong
   */
  String src(SitePage page, String destination) {
    String target = resolved(page.source(), decoded(destination));
    if (!target.endsWith(".png") || !Files.isRegularFile(root.resolve(target))) {
      return wrong(page, destination, "is no picture (PNG) of the project");
    }
    count++;
    pictures.add(target);
    return relative(page.output(), target);
  }

  private String toPage(SitePage page, String destination, SitePage target, String fragment) {
    boolean switches = target.source().equals(page.twin());
    if (!switches && target.language() != page.language() && pages.containsKey(target.twin())) {
      return wrong(page, destination, "exists in the language of the page: " + target.twin());
    }
    if (!fragment.isEmpty() && !target.anchors().contains(fragment)) {
      return wrong(page, destination, "has no such heading");
    }
    String href = target.equals(page) ? "" : relative(page.output(), target.output());
    return fragment.isEmpty() && !href.isEmpty() ? href : href + "#" + fragment;
  }

  private String wrong(SitePage page, String destination, String why) {
    problems.add(page.source() + ": " + destination + " " + why);
    return destination;
  }

  /** Where the text of a file is shown that is no page. */
  static String fileOutput(String file) {
    return file + ".html";
  }

  private static String resolved(String source, String path) {
    Path folder = Path.of("/" + source).getParent();
    Path absolute = path.startsWith("/") || folder == null ? Path.of("/..") : folder.resolve(path);
    int depth = 0;
    for (Path step : absolute) {
      depth += step.toString().equals("..") ? -1 : 1;
      if (depth < 0) {
        return "..";
      }
    }
    return slashes(Path.of("/").relativize(absolute.normalize()));
  }

  /** From one page of the site to another. */
  static String relative(String from, String to) {
    Path folder = Path.of("/" + from).getParent();
    return slashes((folder == null ? Path.of("/") : folder).relativize(Path.of("/" + to)));
  }

  private static String slashes(Path path) {
    return path.toString().replace('\\', '/');
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
