package io.github.jpki4j.kiosk.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.kiosk.flow.PageLanguage;
import io.github.jpki4j.kiosk.flow.Screen;
import io.github.jpki4j.kiosk.flow.Step;
import io.github.jpki4j.kiosk.page.PageAudit;
import io.github.jpki4j.kiosk.page.PageTexts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The templates and texts of the app: all there, none left over. */
class AppPagesTest {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{[0-9]}");

  /** A quoted key, or the beginning of one that a model ends. */
  private static final Pattern KEY = Pattern.compile("['\"](app\\.[a-z.-]+)['\"]");

  private static final Set<String> PARTS = Set.of("back");

  private static Path templates() throws URISyntaxException {
    return Path.of(
            Objects.requireNonNull(
                    AppPagesTest.class.getResource("/META-INF/jpki-kiosk/pages/app/menu.peb"))
                .toURI())
        .getParent();
  }

  private static Set<String> names() throws IOException, URISyntaxException {
    try (Stream<Path> files = Files.list(templates())) {
      return files
          .map(file -> file.getFileName().toString().replace(".peb", ""))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> keysInTemplates() throws IOException, URISyntaxException {
    try (Stream<Path> files = Files.list(templates())) {
      return files
          .map(AppPagesTest::text)
          .flatMap(text -> KEY.matcher(text).results())
          .map(result -> result.group(1))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static Set<String> appKeys(PageLanguage language) {
    return PageTexts.of(language).keys().stream()
        .filter(key -> key.startsWith("app."))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void everyPageInEachOfItsStatesIsRendered() throws Exception {
    PageAudit audit = new PageAudit("app");
    Set<String> seen = new TreeSet<>();
    AppPages.all()
        .forEach(
            (state, step) -> {
              audit.see(new Screen(0, step.page(), PageLanguage.JA, step.model()));
              seen.add(step.page());
            });
    seen.addAll(PARTS);
    assertThat(seen).isEqualTo(names());
  }

  @Test
  void theLanguagesHaveTheSameTextsWithTheSamePlaceholders() {
    Set<String> keys = appKeys(PageLanguage.JA);
    for (PageLanguage language : PageLanguage.values()) {
      assertThat(appKeys(language)).isEqualTo(keys);
      for (String key : keys) {
        assertThat(placeholders(language, key))
            .as("%s in %s", key, language)
            .isEqualTo(placeholders(PageLanguage.JA, key));
      }
    }
  }

  /** Values that name their places. */
  private static Set<String> placeholders(PageLanguage language, String key) {
    Matcher places = PLACEHOLDER.matcher(PageTexts.of(language).get(key, "{0}", "{1}", "{2}"));
    return places.results().map(place -> place.group()).collect(Collectors.toSet());
  }

  @Test
  void everyTextIsUsed() throws Exception {
    Set<String> used = keysInTemplates();
    Set<String> unused = appKeys(PageLanguage.JA);
    unused.removeIf(
        key ->
            used.contains(key)
                || key.equals("app.name")
                || isTitle(key)
                || used.stream().anyMatch(begun -> begun.endsWith(".") && key.startsWith(begun)));
    assertThat(unused).isEmpty();
  }

  /** The frame takes a page's title from its name. */
  private static boolean isTitle(String key) {
    return AppPages.all().values().stream()
        .map(Step::page)
        .anyMatch(page -> key.equals("app." + page + ".title"));
  }
}
