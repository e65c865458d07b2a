package io.github.jpki4j.guidance;

import io.github.jpki4j.internal.GuidanceTexts;
import io.github.jpki4j.internal.PropertiesFile;
import java.util.Locale;
import java.util.Properties;

/** The texts of one language, each loaded once. */
class Texts extends GuidanceTexts {

  /** Where the texts are: an absolute name holds where R8 renames or moves this package. */
  static final String DIRECTORY = "/io/github/jpki4j/guidance/";

  Texts(Properties texts) {
    super(texts);
  }

  /** Japanese for Japanese, English for everybody else. */
  static Texts of(Locale locale) {
    return locale.getLanguage().equals("ja") ? Japanese.TEXTS : English.TEXTS;
  }

  static Properties load(String language) {
    String name = DIRECTORY + "guidance_" + language + ".properties";
    return PropertiesFile.read(Texts.class.getResourceAsStream(name), name);
  }

  /**
   * What happened and what to do.
   *
   * @param key of the text
   * @param values names of placeholders, each followed by what takes its place
   */
  Guidance guidance(String key, String... values) {
    return new Guidance(happened(key, values), action(key, values));
  }

  private static final class Japanese {
    static final Texts TEXTS = new Texts(load("ja"));
  }

  private static final class English {
    static final Texts TEXTS = new Texts(load("en"));
  }
}
