package io.github.jpki4j.document.text;

import io.github.jpki4j.internal.PropertiesFile;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;

/**
 * All sentences of this module. Placeholders are {@code {0}}, {@code {1}}, …; quotes mean nothing.
 * Immutable, thread-safe.
 */
public final class DocumentTexts {

  private static final DocumentTexts JAPANESE = new DocumentTexts("ja");
  private static final DocumentTexts ENGLISH = new DocumentTexts("en");

  private final Properties texts;

  private DocumentTexts(String language) {
    String name = "texts_" + language + ".properties";
    texts = PropertiesFile.read(DocumentTexts.class.getResourceAsStream(name), name);
  }

  /**
   * The sentences of a language.
   *
   * @param locale Japanese, or anything else for English
   * @return the sentences
   */
  public static DocumentTexts of(Locale locale) {
    return locale.getLanguage().equals("ja") ? JAPANESE : ENGLISH;
  }

  /**
   * The sentence of a constant.
   *
   * @param group what kind of constant it is
   * @param constant the constant
   * @param arguments what fills the placeholders, in order
   * @return the sentence
   */
  public String get(String group, Enum<?> constant, List<?> arguments) {
    return get(group + "." + constant.name(), arguments);
  }

  /**
   * A sentence.
   *
   * @param key its name
   * @param arguments what fills the placeholders, in order; text of a file stays as it is, even if
   *     it looks like a placeholder
   * @return the sentence
   */
  public String get(String key, List<?> arguments) {
    return filled(Objects.requireNonNull(texts.getProperty(key), key), arguments);
  }

  static String filled(String pattern, List<?> arguments) {
    StringBuilder text = new StringBuilder();
    int from = 0;
    for (int at = pattern.indexOf('{'); at >= 0; at = pattern.indexOf('{', from)) {
      int end = pattern.indexOf('}', at);
      text.append(pattern, from, at);
      text.append(arguments.get(Integer.parseInt(pattern.substring(at + 1, end))));
      from = end + 1;
    }
    return text.append(pattern, from, pattern.length()).toString();
  }

  /** Its keys and sentences as written, not to be changed. */
  Properties all() {
    return texts;
  }
}
