package io.github.jpki4j.site;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * Which pages stand in the menu, in what order. Pages that nobody gave a place stand at its end;
 * those of a folder with a README are led to by it.
 */
final class SiteMenu {

  private static final String FILE = "menu.txt";

  private final SortedMap<String, SitePage> pages;
  private final List<Group> groups;

  /**
   * Some pages, in one language.
   *
   * @param heading above them
   * @param pages in the language where they exist in it
   */
  record Group(String heading, List<SitePage> pages) {}

  private SiteMenu(List<String> lines, SortedMap<String, SitePage> pages, SiteLanguage language)
      throws IOException {
    this.pages = pages;
    this.groups = groups(lines, language);
  }

  /**
   * The menu of a language.
   *
   * @param lines a heading in both languages, or a page in English
   * @throws IOException if a line names a page that does not exist
   */
  static List<Group> of(
      List<String> lines, SortedMap<String, SitePage> pages, SiteLanguage language)
      throws IOException {
    return new SiteMenu(lines, pages, language).groups;
  }

  private List<Group> groups(List<String> lines, SiteLanguage language) throws IOException {
    Map<String, List<SitePage>> all = new LinkedHashMap<>();
    Set<String> placed = new HashSet<>();
    List<SitePage> group = new ArrayList<>();
    for (String line : lines) {
      if (line.startsWith("# ")) {
        String[] headings = line.substring(2).split(" \\| ", 2);
        group = new ArrayList<>();
        all.put(headings[language == SiteLanguage.ENGLISH ? 0 : 1], group);
      } else if (pages.containsKey(line)) {
        placed.add(line);
        group.add(inLanguage(pages.get(line), language));
      } else {
        throw new IOException("the menu names " + line + ", which does not exist");
      }
    }
    List<SitePage> more =
        pages.values().stream()
            .filter(page -> page.language() == SiteLanguage.ENGLISH || !hasTwin(page))
            .filter(page -> !placed.contains(page.source()) && !isInFolderOfReadme(page))
            .map(page -> inLanguage(page, language))
            .toList();
    if (!more.isEmpty()) {
      all.put(language.more(), more);
    }
    return all.entrySet().stream().map(it -> new Group(it.getKey(), it.getValue())).toList();
  }

  private SitePage inLanguage(SitePage page, SiteLanguage language) {
    SitePage twin = pages.get(page.twin());
    return page.language() == language || twin == null ? page : twin;
  }

  private boolean hasTwin(SitePage page) {
    return pages.containsKey(page.twin());
  }

  /** Such as docs/facts/card, but not README of samples or of the whole project. */
  private boolean isInFolderOfReadme(SitePage page) {
    String folder = page.source().substring(0, page.source().lastIndexOf('/') + 1);
    while (!folder.isEmpty()) {
      String readme = folder + "README.md";
      if (pages.containsKey(readme) && !readme.equals(page.source())) {
        return true;
      }
      folder = folder.substring(0, folder.lastIndexOf('/', folder.length() - 2) + 1);
    }
    return false;
  }

  /** Those of this project. */
  static List<String> lines() throws IOException {
    try (InputStream in = SiteMenu.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IOException(FILE + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }
}
