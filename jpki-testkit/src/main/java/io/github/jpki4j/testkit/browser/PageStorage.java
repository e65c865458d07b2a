package io.github.jpki4j.testkit.browser;

import static io.github.jpki4j.testkit.browser.JsonValues.list;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a page left in the browser. */
final class PageStorage {

  /** A page without an origin of its own may not even ask. */
  private static final String SCRIPT =
      """
      const found = [];
      for (const kind of ['localStorage', 'sessionStorage']) {
        try {
          for (const [key, value] of Object.entries(window[kind])) {
            found.push(`${kind} ${key}=${value}`);
          }
        } catch (refused) {
          if (refused.name !== 'SecurityError') throw refused;
        }
      }
      if (window.name) found.push(`window.name ${window.name}`);
      return (async () => {
        try {
          for (const database of await indexedDB.databases()) {
            found.push(`indexedDB ${database.name}`);
          }
          for (const key of await caches.keys()) found.push(`caches ${key}`);
        } catch (refused) {
          if (refused.name !== 'SecurityError') throw refused;
        }
        return found;
      })();
      """;

  private PageStorage() {}

  static List<String> of(Browser browser) {
    return Stream.concat(
            list(browser.script(SCRIPT)).map(String::valueOf),
            list(browser.cdp("Network.getAllCookies", Map.of()).get("cookies"))
                .map(JsonValues::object)
                .map(cookie -> "cookie " + cookie.get("name") + "=" + cookie.get("value")))
        .toList();
  }
}
