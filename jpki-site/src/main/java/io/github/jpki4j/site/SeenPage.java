package io.github.jpki4j.site;

import static io.github.jpki4j.testkit.browser.JsonValues.list;
import static io.github.jpki4j.testkit.browser.JsonValues.object;

import io.github.jpki4j.testkit.browser.Browser;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a browser sees in a page.
 *
 * @param links addresses of what it links to, each once
 * @param names of its places, to which a link can lead
 * @param language that it says to have
 * @param others what it says to be itself in another language
 */
record SeenPage(List<String> links, Set<String> names, String language, List<Other> others) {

  private static final String LOOK =
      """
      return {
        links: [...new Set([...document.querySelectorAll('a[href], area[href]')].map(it => it.href))],
        names: [...document.querySelectorAll('[id]')].map(it => it.id)
            .concat([...document.querySelectorAll('a[name]')].map(it => it.name)),
        language: document.documentElement.lang,
        others: [...document.querySelectorAll('header a[hreflang]')].map(it => [it.hreflang, it.href])
      };
      """;

  /**
   * A link to the same page in another language.
   *
   * @param language that it says to have
   * @param address of it
   */
  record Other(String language, String address) {}

  /** The page that the browser shows now. */
  static SeenPage of(Browser browser) {
    Map<?, ?> seen = object(browser.script(LOOK));
    return new SeenPage(
        texts(seen.get("links")).toList(),
        texts(seen.get("names")).collect(Collectors.toSet()),
        String.valueOf(seen.get("language")),
        list(seen.get("others"))
            .map(it -> texts(it).toList())
            .map(it -> new Other(it.get(0), it.get(1)))
            .toList());
  }

  private static Stream<String> texts(@Nullable Object list) {
    return list(list).map(String::valueOf);
  }
}
