package io.github.jpki4j.it.kiosk;

import static java.util.Objects.requireNonNull;

import io.github.jpki4j.testkit.browser.Browser;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The window of a station, as a person uses it: one button after the other. */
class StationPage {

  /**
   * Waits until a page later than a version is to be seen, behind which no work goes on. The name
   * of the page, or null when the time is over.
   */
  private static final String SETTLED =
      """
      const [after, limit] = arguments;
      const settled = () => {
        const page = document.querySelector('#screen:not([hidden]) .screen');
        const is = page && Number(page.dataset.version) > after && !page.querySelector('.waits');
        return is ? page.dataset.page : null;
      };
      return new Promise((done) => {
        const end = (result) => { observer.disconnect(); clearTimeout(timer); done(result); };
        const look = () => settled() && end(settled());
        const observer = new MutationObserver(look);
        const timer = setTimeout(() => end(null), limit);
        observer.observe(document, { subtree: true, childList: true, attributes: true });
        look();
      });
      """;

  /** Whatever a page waits for takes less. */
  private static final int LIMIT_MILLIS = 20_000;

  final Browser browser;

  StationPage(Browser browser) {
    this.browser = browser;
  }

  /**
   * Pages take what is pressed at once: for who presses no button twice. Otherwise they wait a
   * moment, so that the second half of a double click falls on nothing.
   */
  final void takeEverythingAtOnce() {
    browser.cdp(
        "Page.addScriptToEvaluateOnNewDocument",
        Map.of(
            "source",
            """
            const patient = window.setTimeout;
            window.setTimeout = (work, millis) => patient(work, millis === 250 ? 0 : millis);
            """));
  }

  /** Opens the window by its link. */
  final void open(URI link) {
    // only the part behind # would change: no new page to the browser
    browser.open(URI.create("about:blank"));
    browser.open(link);
    settled(-1);
  }

  /** The name of the page that is shown now. */
  final String name() {
    return String.valueOf(browser.attribute("#screen .screen", "data-page"));
  }

  /** What the page says. */
  final String text() {
    return browser.text();
  }

  /** What an element says; empty without it. */
  final String text(String css) {
    return String.valueOf(
        browser.script("return document.querySelector(arguments[0])?.innerText ?? ''", css));
  }

  final long version() {
    String version = browser.attribute("#screen .screen", "data-version");
    return Long.parseLong(requireNonNull(version));
  }

  /** Waits for a page, whatever comes before it. */
  final void await(String page) {
    browser.await("#screen:not([hidden]) .screen[data-page='" + page + "']");
  }

  /** Does something that leads to another page, and waits for it. */
  final void then(Runnable deed) {
    long before = version();
    deed.run();
    settled(before);
  }

  private void settled(long after) {
    @Nullable Object page = browser.script(SETTLED, after, LIMIT_MILLIS);
    if (page == null) {
      throw new AssertionError("the page stays as it is: " + text());
    }
  }

  /** Presses a button, and waits for the page to which it leads. */
  final void press(String action) {
    then(() -> browser.click("#screen [data-act='" + action + "']"));
  }

  /** Types a secret with a keyboard and goes on. */
  final void enter(String secret) {
    then(
        () -> {
          browser.type("#secret", secret);
          browser.click("#screen form.secret [data-act]");
        });
  }

  /** Presses the keys on the screen, one after the other, and goes on. */
  final void tap(String secret) {
    then(
        () -> {
          secret.chars().forEach(key -> browser.click("#screen [data-key='" + (char) key + "']"));
          browser.click("#screen form.secret [data-act]");
        });
  }
}
