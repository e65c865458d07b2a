package io.github.jpki4j.kiosk.browser;

import io.github.jpki4j.kiosk.flow.PageLanguage;
import io.github.jpki4j.testkit.browser.Browser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** What a screen reader says of the page's controls: its names, by the browser's own tree. */
final class SpokenNames {

  private static final Set<String> CONTROLS =
      Set.of(
          "button",
          "textbox",
          "spinbutton",
          "checkbox",
          "radio",
          "combobox",
          "link",
          "group",
          "radiogroup",
          "DisclosureTriangle",
          "heading",
          "image",
          "table");

  /**
   * Groups that say nothing of their own, as a {@code fieldset} for the looks or {@code details}.
   */
  private static final Set<String> MAY_BE_UNNAMED = Set.of("group", "table");

  private static final Pattern JAPANESE =
      Pattern.compile("[\\p{IsHiragana}\\p{IsKatakana}\\p{IsHan}]");
  private static final Pattern KEY = Pattern.compile("[0-9A-Z]");

  /** An official word behind its translation. */
  private static final Pattern OFFICIAL = Pattern.compile("\\([^()]*\\)");

  /** Each language is offered in its own words. */
  private static final Set<String> LANGUAGES = Set.of("日本語", "English", "やさしい日本語");

  private SpokenNames() {}

  /** What has no name, or one that is not in the page's language. */
  static List<String> wrong(Browser browser, PageLanguage language) {
    List<String> wrong = new ArrayList<>();
    Object nodes = browser.cdp("Accessibility.getFullAXTree", Map.of()).get("nodes");
    for (Object one : (List<?>) Objects.requireNonNull(nodes)) {
      Map<?, ?> node = (Map<?, ?>) one;
      String role = value(node.get("role"));
      if (Boolean.TRUE.equals(node.get("ignored")) || !CONTROLS.contains(role)) {
        continue;
      }
      String name = value(node.get("name")).strip();
      if (name.isEmpty() && !MAY_BE_UNNAMED.contains(role)) {
        wrong.add(role + " without a name");
      } else if (!name.isEmpty() && !isIn(language, name)) {
        wrong.add(role + " in another language: " + name);
      }
    }
    return wrong;
  }

  private static String value(Object property) {
    Object value = property instanceof Map<?, ?> map ? map.get("value") : null;
    return value == null ? "" : value.toString();
  }

  private static boolean isIn(PageLanguage language, String name) {
    boolean neutral = LANGUAGES.contains(name) || KEY.matcher(name).matches();
    boolean japanese = JAPANESE.matcher(OFFICIAL.matcher(name).replaceAll("")).find();
    return neutral || japanese == (language != PageLanguage.EN);
  }
}
