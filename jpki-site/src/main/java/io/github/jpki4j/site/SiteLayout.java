package io.github.jpki4j.site;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** What stands around the text of a page: its head, the other language, the menu. */
final class SiteLayout {

  static final String STYLE = "style.css";
  static final String API = "apidocs";

  /** The modules that have no module-info, whose Javadoc stands apart. */
  static final String UNNAMED_API = "apidocs-unnamed";

  private static final String NAME = "jpki4j";

  private final SortedMap<String, SitePage> pages;
  private final Map<SiteLanguage, List<SiteMenu.Group>> menus;
  private final boolean withApi;

  /**
   * Creates it.
   *
   * @param withApi whether the site has Javadoc
   */
  SiteLayout(
      SortedMap<String, SitePage> pages,
      Map<SiteLanguage, List<SiteMenu.Group>> menus,
      boolean withApi) {
    this.pages = pages;
    this.menus = menus;
    this.withApi = withApi;
  }

  /**
   * A page in full.
   *
   * @param body HTML
   */
  String page(SitePage page, String body) {
    SiteLanguage other = page.language().other();
    SitePage twin = pages.get(page.twin());
    String label = twin == null ? other.ownName() + " (" + other.contents() + ")" : other.ownName();
    String target = twin == null ? home(other) : twin.output();
    return html(page.output(), page.language(), page.title(), label, target, body);
  }

  /**
   * A file that is no page, as it stands.
   *
   * @param text all of it
   */
  String file(String file, String text) {
    SiteLanguage language = SiteLanguage.ENGLISH;
    String body = "<h1>" + escaped(file) + "</h1>\n<pre><code>" + escaped(text) + "</code></pre>\n";
    SiteLanguage other = language.other();
    String label = other.ownName() + " (" + other.contents() + ")";
    return html(SiteLinks.fileOutput(file), language, file, label, home(other), body);
  }

  private String html(
      String output, SiteLanguage language, String title, String label, String twin, String body) {
    SiteLanguage other = language.other();
    return """
    <!DOCTYPE html>
    <html lang="%s">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; img-src 'self' data:">
    <title>%s</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="%s">
    </head>
    <body>
    <header>
    <a class="home" href="%s">%s</a>
    <a class="language" lang="%s" hreflang="%s" href="%s">%s</a>
    </header>
    <div class="columns">
    <nav aria-label="%s">
    %s</nav>
    <main>
    %s</main>
    </div>
    </body>
    </html>
    """
        .formatted(
            language.tag(),
            escaped(title.equals(NAME) ? NAME : title + " - " + NAME),
            SiteLinks.relative(output, STYLE),
            SiteLinks.relative(output, home(language)),
            NAME,
            other.tag(),
            other.tag(),
            SiteLinks.relative(output, twin),
            label,
            language.contents(),
            menu(output, language),
            body);
  }

  private String menu(String output, SiteLanguage language) {
    StringBuilder menu = new StringBuilder();
    for (SiteMenu.Group group : menus.getOrDefault(language, List.of())) {
      begin(menu, group.heading());
      for (SitePage page : group.pages()) {
        String elsewhere = page.language() == language ? "" : " (" + language.elsewhere() + ")";
        item(menu, output, page.output(), page.title() + elsewhere);
      }
      menu.append("</ul>\n");
    }
    if (withApi) {
      begin(menu, language.api());
      item(menu, output, API + "/index.html", language.modules());
      item(menu, output, UNNAMED_API + "/index.html", language.unnamed());
      menu.append("</ul>\n");
    }
    return menu.toString();
  }

  private static void begin(StringBuilder menu, String heading) {
    menu.append("<h2>").append(escaped(heading)).append("</h2>\n<ul>\n");
  }

  private static void item(StringBuilder menu, String from, String to, String label) {
    menu.append("<li><a href=\"").append(SiteLinks.relative(from, to)).append('"');
    menu.append(to.equals(from) ? " aria-current=\"page\">" : ">");
    menu.append(escaped(label)).append("</a></li>\n");
  }

  private static String home(SiteLanguage language) {
    return language == SiteLanguage.JAPANESE ? "index.ja.html" : "index.html";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
