package io.github.jpki4j.kiosk.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.kiosk.Station;
import io.github.jpki4j.kiosk.flow.PageLanguage;
import io.github.jpki4j.kiosk.flow.Screen;
import io.github.jpki4j.kiosk.page.PageTexts;
import io.github.jpki4j.kiosk.page.Pages;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages that are looked at are all that there are, in all their words. */
final class AllPagesTest {

  /** Parts of other pages. */
  private static final Set<String> PARTS =
      Set.of("app/back", "kiosk/certificate", "kiosk/cost", "kiosk/tries");

  /** For a guide with an operator that the real one does not have. */
  private static final Set<String> NOT_YET = Set.of("app.kiosks.auth");

  private static final Pattern PLACE = Pattern.compile("\\{\\d}");

  @Test
  void everyTemplateIsLookedAt() throws IOException, URISyntaxException {
    Set<String> seen =
        pages()
            .map(page -> page.station().path() + "/" + page.step().page())
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(templates()).containsExactlyElementsOf(seen);
  }

  private static Set<String> templates() throws IOException, URISyntaxException {
    Set<String> names = new TreeSet<>();
    for (URL one :
        Collections.list(Pages.class.getClassLoader().getResources("META-INF/jpki-kiosk/pages"))) {
      Path folder = Path.of(one.toURI());
      try (Stream<Path> files = Files.walk(folder, 2)) {
        files
            .map(file -> folder.relativize(file).toString().replace('\\', '/'))
            .filter(name -> name.contains("/") && name.endsWith(".peb"))
            .map(name -> name.substring(0, name.length() - ".peb".length()))
            .filter(name -> !PARTS.contains(name) && !name.contains("/test-"))
            .forEach(names::add);
      }
    }
    return names;
  }

  private static Stream<ShownPage> pages() {
    return Stream.of(Station.values()).flatMap(station -> AllPages.of(station).stream());
  }

  @Test
  void everyWordIsOnAPageThatIsLookedAt() {
    Pages pages = new Pages();
    String all =
        pages()
            .map(
                page ->
                    pages.view(
                        page.station().path(),
                        new Screen(0, page.step().page(), PageLanguage.JA, page.step().model())))
            .collect(Collectors.joining("\n"));
    PageTexts texts = PageTexts.of(PageLanguage.JA);
    List<String> unseen =
        texts.keys().stream()
            .filter(key -> !pattern(texts.get(key, "{0}", "{1}", "{2}")).matcher(all).find())
            .sorted()
            .toList();
    assertThat(unseen).containsExactlyElementsOf(NOT_YET);
  }

  private static Pattern pattern(String text) {
    String escaped = text.replace("&", "&amp;").replace("'", "&#39;").replace("\"", "&quot;");
    return Pattern.compile(
        Stream.of(PLACE.split(escaped, -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
  }
}
