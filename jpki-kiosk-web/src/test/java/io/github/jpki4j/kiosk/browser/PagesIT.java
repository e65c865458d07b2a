package io.github.jpki4j.kiosk.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.kiosk.Station;
import io.github.jpki4j.kiosk.flow.PageLanguage;
import io.github.jpki4j.testkit.browser.AxeCheck;
import io.github.jpki4j.testkit.browser.Size;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Every page that there is, in each of its states, languages and sizes. A page's first state is
 * looked at in all of them; its other states in Japanese on the screen for which it is made, and in
 * the other languages there without axe-core.
 */
@Tag("program")
final class PagesIT {

  private static final Path PICTURES = Path.of("target", "kiosk-pages");

  private final List<String> wrong = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();

  @Test
  void everyPageIsForEverybody() throws IOException {
    List<String> pictures = new ArrayList<>();
    try (PageWall wall = new PageWall(1)) {
      for (Station station : Station.values()) {
        List<ShownPage> pages = AllPages.of(station);
        wall.go(station, pages.get(0).step());
        for (ShownPage page : pages) {
          boolean first = isFirst(page);
          for (Size size : Size.values()) {
            if (first && size != AllPages.own(station)) {
              look(wall, page, size);
            }
          }
          look(wall, page, AllPages.own(station));
          listen(wall, page, first);
          pictures.add(page.name() + ".png");
          wall.picture(PICTURES.resolve(page.name() + ".png"));
        }
      }
      assertThat(wall.browser().consoleErrors()).isEmpty();
    }
    Files.writeString(PICTURES.resolve("index.html"), index(pictures));
    assertThat(wrong).isEmpty();
  }

  private boolean isFirst(ShownPage page) {
    return seen.add(page.station() + "/" + page.step().page());
  }

  private void look(PageWall wall, ShownPage page, Size size) {
    wall.resize(size);
    for (PageLanguage language : PageLanguage.values()) {
      tell(page, language, size, wall.look(page, language));
    }
  }

  /** In Japanese last, which is what the picture shows. */
  private void listen(PageWall wall, ShownPage page, boolean everything) {
    for (PageLanguage language : List.of(PageLanguage.EASY, PageLanguage.EN, PageLanguage.JA)) {
      Size size = AllPages.own(page.station());
      if (everything || language == PageLanguage.JA) {
        tell(page, language, size, wall.look(page, language));
        tell(page, language, size, AxeCheck.of(wall.browser()).violations());
        tell(page, language, size, SpokenNames.wrong(wall.browser(), language));
      }
    }
  }

  /** Letters twice as high, as a person chooses them in the settings of a browser. */
  @Test
  void lettersOfTwiceTheSizeLoseNothing() throws IOException {
    try (PageWall wall = new PageWall(2)) {
      for (Station station : Station.values()) {
        List<ShownPage> pages = AllPages.of(station);
        wall.go(station, pages.get(0).step());
        for (Size size : Size.values()) {
          seen.clear();
          for (ShownPage page : pages) {
            if (isFirst(page) || size == AllPages.own(station)) {
              look(wall, page, size);
            }
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private void tell(ShownPage page, PageLanguage language, Size size, List<String> lines) {
    lines.forEach(line -> wrong.add(page + " " + language.code() + " " + size + ": " + line));
  }

  private static String index(List<String> pictures) {
    return pictures.stream()
        .map(
            name ->
                "<figure><figcaption>%s</figcaption><img src=\"%s\" alt=\"\"></figure>"
                    .formatted(name, name))
        .collect(
            Collectors.joining(
                "\n",
                "<!DOCTYPE html>\n<html lang=\"ja\"><meta charset=\"utf-8\"><title>TEST</title>\n",
                "\n</html>\n"));
  }
}
