package io.github.jpki4j.kiosk.soak;

import io.github.jpki4j.testkit.browser.Browser;
import io.github.jpki4j.testkit.browser.Size;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The one window of the kiosk, and the hands before it. They press by script, at once; what people
 * press with a mouse or a finger is tested elsewhere.
 */
final class KioskWindow implements AutoCloseable {

  private static final int PATIENCE_MILLIS = 60_000;

  /** Waits for a screen that is newer, and tells of it; tells the last one if none comes. */
  private static final String NEXT =
      """
      const [after, patience] = arguments;
      const end = performance.now() + patience;
      return (async () => {
        for (;;) {
          const screen = document.querySelector('#screen:not([hidden]) .screen');
          const version = screen ? Number(screen.dataset.version) : -1;
          if (version > after || performance.now() > end) {
            const all = (css) => screen ? Array.from(screen.querySelectorAll(css)) : [];
            const keys = all('.keys')[0];
            return {
              page: screen ? screen.dataset.page : 'nothing',
              version,
              buttons: all('main [data-act]').map(one => one.dataset.act).join(' '),
              kind: keys ? (keys.classList.contains('auth') ? 'AUTH' : 'SIGN') : '',
              checked: all('main .tries').length > 0,
              fields: Array.from(document.querySelectorAll('input, textarea, select'), e => e.value).join(''),
              dom: document.documentElement.outerHTML + '\\n' + document.title
            };
          }
          await new Promise(done => setTimeout(done, 10));
        }
      })();
      """;

  /** Presses a button of the screen of this version; tells whether it was still there. */
  private static final String PRESS =
      """
      const [version, css] = arguments;
      const screen = document.querySelector('#screen:not([hidden]) .screen');
      const button = screen && screen.dataset.version === version && screen.querySelector(css);
      if (button) button.click();
      return Boolean(button);
      """;

  /** Enters a text on the keys, or, where a key is missing, as a paste does. */
  private static final String ENTER =
      """
      const [version, text] = arguments;
      const screen = document.querySelector('#screen:not([hidden]) .screen');
      if (!screen || screen.dataset.version !== version) return false;
      const key = (one) => screen.querySelector(`[data-key="${one}"]`);
      if (Array.from(text).every(key)) {
        key('clear').click();
        Array.from(text).forEach(one => key(one).click());
      } else {
        const field = screen.querySelector('#secret');
        field.value = text;
        field.dispatchEvent(new InputEvent('input', {bubbles: true}));
      }
      return true;
      """;

  /** Waits until the field of this screen takes keys, and gives it the focus. */
  private static final String FOCUS =
      """
      const [version] = arguments;
      return (async () => {
        for (;;) {
          const screen = document.querySelector('#screen:not([hidden]) .screen');
          const field = screen && screen.dataset.version === version && screen.querySelector('#secret');
          if (!field || !field.form.inert) {
            if (field) field.focus();
            return Boolean(field);
          }
          await new Promise(done => setTimeout(done, 10));
        }
      })();
      """;

  private final Browser browser = Browser.start(Size.KIOSK);
  private long last = -1;

  /** Opens the page. */
  void open(URI link) {
    browser.open(link);
  }

  Browser browser() {
    return browser;
  }

  /** The next screen on which a person can do something. */
  Seen next() {
    Seen seen;
    do {
      Map<?, ?> told =
          (Map<?, ?>) Objects.requireNonNull(browser.script(NEXT, last, PATIENCE_MILLIS));
      seen =
          new Seen(
              text(told, "page"),
              Long.parseLong(text(told, "version")),
              Set.copyOf(Arrays.asList(text(told, "buttons").split(" "))),
              text(told, "kind"),
              Boolean.parseBoolean(text(told, "checked")),
              text(told, "dom"),
              text(told, "fields"));
      if (seen.version() <= last) {
        throw new AssertionError("nothing comes after " + seen);
      }
      last = seen.version();
    } while (seen.isWorking());
    return seen;
  }

  private static String text(Map<?, ?> told, String name) {
    return String.valueOf(told.get(name));
  }

  /** Presses a button; whether the screen was still there. */
  boolean press(Seen seen, String button) {
    return pressed(seen, "main [data-act=" + button + "]");
  }

  /** Chooses a language; whether the screen was still there. */
  boolean speak(Seen seen, String language) {
    return pressed(seen, ".languages [value=" + language + "]");
  }

  private boolean pressed(Seen seen, String css) {
    return done(PRESS, seen, css);
  }

  /** Enters a text, and sends it; whether the screen was still there. */
  boolean enter(Seen seen, String text, boolean hasKeyboard) {
    if (!hasKeyboard) {
      return done(ENTER, seen, text) && press(seen, "enter");
    }
    if (!done(FOCUS, seen)) {
      return false;
    }
    browser.press(text);
    return press(seen, "enter");
  }

  private boolean done(String script, Seen seen, Object... more) {
    Object[] arguments = new Object[more.length + 1];
    arguments[0] = Long.toString(seen.version());
    System.arraycopy(more, 0, arguments, 1, more.length);
    return Boolean.TRUE.equals(browser.script(script, arguments));
  }

  /** What stays in the browser beside the page: storage, cookies, and the pages to go back to. */
  List<String> traces() {
    List<String> all =
        browser.storage().stream().sorted().collect(Collectors.toCollection(ArrayList::new));
    all.add("history " + browser.historyLength());
    return all;
  }

  @Override
  public void close() {
    browser.close();
  }
}
