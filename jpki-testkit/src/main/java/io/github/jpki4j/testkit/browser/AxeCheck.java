package io.github.jpki4j.testkit.browser;

import static io.github.jpki4j.testkit.browser.JsonValues.list;
import static io.github.jpki4j.testkit.browser.JsonValues.object;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * What axe-core says of a page as it stands, by all rules of WCAG 2.0, 2.1 and 2.2, levels A and
 * AA, and those of good practice; without those that axe-core calls experimental.
 *
 * @param violations what is wrong, a line for each element: rule, impact, element, what to mend
 * @param undecided what a person has to look at, in such lines; for example letters over a picture
 * @param kept the names of the rules that at least one element keeps, so that it is seen what was
 *     asked
 */
public record AxeCheck(List<String> violations, List<String> undecided, List<String> kept) {

  /** In the jar of com.deque.html.axe-core:selenium, of which nothing else is used. */
  private static final String RESOURCE = "/axe.min.js";

  private static final String RUN =
      """
      (async () => {
        const levels = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];
        const all = axe.getRules([...levels, 'best-practice'])
          .filter(rule => !rule.tags.includes('experimental') && !rule.tags.includes('deprecated'))
          .map(rule => rule.ruleId);
        const result = await axe.run(document, {
          runOnly: {type: 'rule', values: all},
          resultTypes: ['violations', 'incomplete']
        });
        const lines = kind => result[kind].flatMap(rule => rule.nodes.map(node =>
          [rule.id, node.impact, node.target.join(' '),
           node.failureSummary || rule.help].join(' | ').replace(/\\s+/g, ' ')));
        return {violations: lines('violations'), undecided: lines('incomplete'),
          kept: result.passes.map(rule => rule.id)};
      })()
      """;

  /** Asks about the page that the browser shows now. */
  public static AxeCheck of(Browser browser) {
    if (Boolean.FALSE.equals(browser.script("return 'axe' in window"))) {
      evaluate(browser, axe());
    }
    Map<?, ?> found = object(evaluate(browser, RUN).get("value"));
    return new AxeCheck(
        lines(found, "violations"), lines(found, "undecided"), lines(found, "kept"));
  }

  /** Not by a {@code script} element, which a strict Content-Security-Policy refuses. */
  private static Map<?, ?> evaluate(Browser browser, String expression) {
    Map<String, Object> answer =
        browser.cdp(
            "Runtime.evaluate",
            Map.of("expression", expression, "awaitPromise", true, "returnByValue", true));
    if (answer.containsKey("exceptionDetails")) {
      throw new AssertionError("axe-core does not run: " + answer.get("exceptionDetails"));
    }
    return object(answer.get("result"));
  }

  private static List<String> lines(Map<?, ?> found, String kind) {
    return list(found.get(kind)).map(String::valueOf).toList();
  }

  private static String axe() {
    try (InputStream in = AxeCheck.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("axe-core is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8) + "\n;0";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
