package io.github.jpki4j.kiosk.visit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.kiosk.flow.PageLanguage;
import io.github.jpki4j.kiosk.flow.Screen;
import io.github.jpki4j.kiosk.page.Pages;
import io.github.jpki4j.testcard.TestCard;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Every page that is seen can be read in each language, and tells nothing of the holder. */
final class PageCheck {

  private static final Pages PAGES = new Pages();
  private static final Pattern HEADING = Pattern.compile("<h1[ >]");
  private static final Pattern RAW_KEY = Pattern.compile("\\b(kiosk|common)\\.[a-z]");

  private PageCheck() {}

  /** Looks at each of them once, however often it was seen. */
  static void check(Collection<Screen> screens, Collection<TestCard> cards) {
    Set<String> personal = new HashSet<>();
    cards.forEach(card -> personal.addAll(personal(card)));
    Map<String, Screen> different = new HashMap<>();
    screens.forEach(one -> different.put(one.page() + one.model(), one));
    different.values().forEach(one -> check(one, personal));
  }

  private static void check(Screen screen, Set<String> personal) {
    for (PageLanguage language : PageLanguage.values()) {
      String html =
          PAGES.view(
              "kiosk", new Screen(screen.version(), screen.page(), language, screen.model()));
      String where = screen.page() + " in " + language;
      assertThat(HEADING.matcher(html).results().count()).as(where).isEqualTo(1);
      assertThat(html).as(where).doesNotContainPattern(RAW_KEY);
      assertThat(html).as(where).doesNotContainPattern("\\{[0-9a-z]+\\}");
      assertThat(html).as(where).doesNotContain("null").doesNotContain("Optional");
      personal.forEach(one -> assertThat(html).as(where).doesNotContain(one));
    }
  }

  private static List<String> personal(TestCard card) {
    return List.of(
        card.holder().name(),
        card.holder().address(),
        card.verificationNumberA(),
        card.verificationNumberB(),
        card.securityCode(),
        Booth.parsed(card.certificate(KeyKind.AUTH.certificate())).serial().toString(),
        Booth.parsed(card.certificate(KeyKind.AUTH.certificate())).sha256());
  }
}
