package io.github.jpki4j.kiosk.page;

import io.github.jpki4j.kiosk.flow.PageLanguage;
import io.pebbletemplates.pebble.extension.AbstractExtension;
import io.pebbletemplates.pebble.extension.Function;
import java.util.Map;

/** What templates may call: {@code t(key, value…)}, a text of the page's language, and more. */
final class PageFunctions extends AbstractExtension {

  @Override
  public Map<String, Function> getFunctions() {
    return Map.of(
        "t", new TextFunction(),
        "guide", new GuidanceFunctions.Guide(),
        "nextStep", new GuidanceFunctions.Next(),
        "when", new GuidanceFunctions.When(),
        "day", new GuidanceFunctions.Day(),
        "time", new GuidanceFunctions.Time());
  }

  private static final class TextFunction extends Words {

    TextFunction() {
      super("key", "a", "b", "c");
    }

    @Override
    Object words(PageLanguage language, Map<String, Object> arguments) {
      return PageTexts.of(language)
          .get(
              given(arguments, "key", String.class),
              arguments.get("a"),
              arguments.get("b"),
              arguments.get("c"));
    }
  }
}
