package io.github.jpki4j.kiosk.page;

import io.github.jpki4j.internal.PropertiesFile;
import io.github.jpki4j.kiosk.flow.PageLanguage;
import java.text.MessageFormat;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The texts of the pages in one language. Immutable. */
public final class PageTexts {

  /** What the pages share, and what is of one station. */
  private static final List<String> PARTS = List.of("common", "kiosk", "app", "desk");

  private static final Map<PageLanguage, PageTexts> ALL = new EnumMap<>(PageLanguage.class);

  static {
    for (PageLanguage language : PageLanguage.values()) {
      ALL.put(language, new PageTexts(language));
    }
  }

  private final PageLanguage language;
  private final Properties texts = new Properties();

  private PageTexts(PageLanguage language) {
    this.language = language;
    for (String part : PARTS) {
      String name = "/META-INF/jpki-kiosk/texts/" + part + "_" + language.code() + ".properties";
      texts.putAll(PropertiesFile.read(PageTexts.class.getResourceAsStream(name), name));
    }
  }

  /** The texts of a language. */
  public static PageTexts of(PageLanguage language) {
    return Objects.requireNonNull(ALL.get(language));
  }

  /** Whether there is a text with this key. */
  public boolean has(String key) {
    return texts.containsKey(key);
  }

  /** All keys. */
  public Set<String> keys() {
    return texts.stringPropertyNames();
  }

  /**
   * A text.
   *
   * @param key of it
   * @param values for {0}, {1} and so on, as {@link MessageFormat} takes them
   */
  public String get(String key, @Nullable Object... values) {
    String text = texts.getProperty(key);
    if (text == null) {
      throw new IllegalArgumentException("no text " + key + " in " + language);
    }
    return new MessageFormat(text, language.locale()).format(values);
  }
}
