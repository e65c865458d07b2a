package io.github.jpki4j.kiosk.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.kiosk.Station;
import io.github.jpki4j.kiosk.server.KioskServer;
import io.github.jpki4j.kiosk.server.NoonSimulation;
import io.github.jpki4j.testkit.browser.Browser;
import io.github.jpki4j.testkit.browser.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/**
 * The whole story without a mouse: a reservation in the app, its completion at the kiosk, by Tab,
 * Enter and typing. Where the focus is, is seen at every step. The tester's hand alone, which moves
 * the card, uses a mouse.
 */
@Tag("program")
final class KeyboardStoryIT {

  private static final String OTHER = "1234";
  private static final String NEW = "NEW9PASS";
  private static final int MOST_TABS = 60;
  private static final int MOST_PAGES = 40;

  private static final Map<String, String> APP =
      Map.of(
          "menu", "reserve",
          "terms", "accept",
          "which", "sign",
          "hold", "read",
          "knows-other", "yes",
          "advice", "go-on",
          "face", "matched");

  private static final Map<String, String> KIOSK =
      Map.of("card", "reset-sign", "finish-here", "next", "completed", "end");

  private final List<String> pages = new ArrayList<>();

  @Test
  void aPasswordIsResetWithoutAMouse() throws Exception {
    try (KioskServer server = NoonSimulation.builder().start();
        Browser browser = Browser.start(Size.DESK)) {
      move(server, browser, "PHONE");
      walk(server, browser, Station.APP, APP, "done");
      move(server, browser, "KIOSK");
      walk(server, browser, Station.KIOSK, KIOSK, "take-card");
      assertThat(pages).contains("done", "finish-here", "completed");
      browser.open(server.link(Station.DESK));
      browser.await("[data-card=normal] [data-secret=SIGN]");
      assertThat(browser.text()).contains(NEW);
      assertThat(browser.consoleErrors()).isEmpty();
    }
  }

  private static void move(KioskServer server, Browser browser, String place) {
    browser.open(server.link(Station.DESK));
    browser.click("[data-card=normal] form:not([inert]) [value=" + place + "]");
    browser.await("[data-card=normal][data-place=" + place + "]");
  }

  /** Answers page after page until the last one. */
  private void walk(
      KioskServer server,
      Browser browser,
      Station station,
      Map<String, String> answers,
      String last) {
    browser.open(server.link(station));
    long version = -1;
    for (int i = 0; i < MOST_PAGES; i++) {
      Seen seen = settled(browser, version);
      version = seen.version();
      String page = seen.page();
      pages.add(page);
      if (page.equals(last)) {
        return;
      }
      if (page.equals("secret")) {
        browser.press(seen.title().contains("新しい") ? NEW : OTHER, Keys.ENTER);
      } else if (page.equals("question")) {
        press(browser, isNo(browser) ? "no" : "yes");
      } else if (answers.containsKey(page)) {
        press(browser, answers.get(page));
      }
    }
    throw new AssertionError("no end: " + pages);
  }

  /** Whether the question is not one of those that lead on with a yes. */
  private static boolean isNo(Browser browser) {
    return Boolean.TRUE.equals(
        browser.script("return !!document.querySelector('[data-act=keep], [data-act=unknown]')"));
  }

  /** A screen at one moment. */
  private record Seen(long version, String page, String title) {}

  /** Waits for a screen after this version that can be used. */
  private static Seen settled(Browser browser, long after) {
    List<?> seen =
        (List<?>)
            browser.script(
                """
                const after = arguments[0];
                return new Promise((done, fail) => {
                  setTimeout(() => fail(new Error('nothing follows ' + document.title)), 60000);
                  const look = () => {
                    const screen = document.querySelector('.screen:not(:has(main form[inert]))');
                    const version = screen ? Number(screen.dataset.version) : -1;
                    version > after
                      ? done([version, screen.dataset.page, screen.dataset.title])
                      : setTimeout(look, 20);
                  };
                  look();
                });
                """,
                after);
    return new Seen((Long) seen.get(0), (String) seen.get(1), (String) seen.get(2));
  }

  /** Goes on with Tab until the button has the focus, and presses Enter. */
  private static void press(Browser browser, String action) {
    for (int i = 0; i < MOST_TABS; i++) {
      if (action.equals(browser.script("return document.activeElement.dataset.act"))) {
        browser.press(Keys.ENTER);
        return;
      }
      browser.press(Keys.TAB);
      assertThat(browser.script(FOCUS)).as("the focus on the way to " + action).isEqualTo("seen");
    }
    throw new AssertionError("Tab does not lead to " + action + " on " + browser.title());
  }

  private static final String FOCUS =
      """
      const focused = document.activeElement;
      if (focused === document.body) return 'seen'; // between the end of a page and its beginning
      const style = getComputedStyle(focused);
      const place = focused.getBoundingClientRect();
      const onScreen = place.top >= 0 && place.bottom <= innerHeight && place.width > 0;
      const ring = style.outlineStyle === 'solid' && parseFloat(style.outlineWidth) >= 3;
      return onScreen && ring ? 'seen' : focused.outerHTML;
      """;
}
