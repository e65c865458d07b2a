package io.github.jpki4j.kiosk.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.kiosk.flow.PageLanguage;
import io.github.jpki4j.kiosk.flow.Screen;
import io.github.jpki4j.kiosk.page.Pages;
import io.github.jpki4j.testcard.pki.Holder;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks at every page that is seen, in every language. */
final class PageAudit {

  /** All pages that any audit of this program saw. */
  static final Set<String> SEEN = ConcurrentHashMap.newKeySet();

  private static final Pages PAGES = new Pages();
  private static final Pattern KEY = Pattern.compile("\\b(app|common)\\.[a-z-]+\\.|\\{[0-9a-z]*}");
  private static final Pattern H1 = Pattern.compile("<h1[ >]");

  private final Set<String> personal = new TreeSet<>();

  /** From now on this person is before the phone. */
  void about(Holder holder) {
    personal.add(holder.name());
    personal.add(holder.address());
    personal.add(holder.birth());
  }

  String html(Screen screen, PageLanguage language) {
    return PAGES.view("app", new Screen(screen.version(), screen.page(), language, screen.model()));
  }

  void see(Screen screen) {
    for (PageLanguage language : PageLanguage.values()) {
      String html = html(screen, language);
      assertThat(H1.matcher(html).results().count()).as("headings of\n%s", html).isEqualTo(1);
      Matcher key = KEY.matcher(html);
      assertThat(key.find()).as("a text is missing in\n%s", html).isFalse();
      personal.forEach(datum -> assertThat(html).doesNotContain(datum));
    }
    SEEN.add(screen.page());
  }
}
