package io.github.jpki4j.guidance;

import io.github.jpki4j.internal.JapanTime;
import io.github.jpki4j.internal.PropertiesFile;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/** The texts of one language, each loaded once. */
class Texts {

  /** Where the texts are: an absolute name holds where R8 renames or moves this package. */
  static final String DIRECTORY = "/io/github/jpki4j/guidance/";

  /** Between what happened and what to do. */
  private static final String BAR = " | ";

  private static final String REFERENCE = "@";

  private final Properties texts;

  Texts(Properties texts) {
    this.texts = texts;
  }

  /** Japanese for Japanese, English for everybody else. */
  static Texts of(Locale locale) {
    return locale.getLanguage().equals("ja") ? Japanese.TEXTS : English.TEXTS;
  }

  static Properties load(String language) {
    String name = DIRECTORY + "guidance_" + language + ".properties";
    return PropertiesFile.read(Texts.class.getResourceAsStream(name), name);
  }

  String get(String key) {
    return Objects.requireNonNull(texts.getProperty(key), key);
  }

  /** The name or phrase of a constant. */
  String name(String group, Enum<?> constant) {
    return get(group + "." + constant.name());
  }

  /** The same for the name of a constant, which may be that of none. */
  <E extends Enum<E>> String name(String group, E[] constants, String name) {
    return constant(constants, name)
        .map(known -> name(group, known))
        .orElseGet(() -> get("unknown"));
  }

  /** The constant with a name, if there is one. */
  static <E extends Enum<E>> Optional<E> constant(E[] constants, String name) {
    for (E known : constants) {
      if (known.name().equals(name)) {
        return Optional.of(known);
      }
    }
    return Optional.empty();
  }

  /**
   * What happened and what to do.
   *
   * @param key of the text
   * @param values names of placeholders, each followed by what takes its place
   */
  Guidance guidance(String key, String... values) {
    String text = get(key);
    int bar = text.indexOf(BAR);
    String action = text.substring(bar + BAR.length());
    return new Guidance(
        fill(text.substring(0, bar), values),
        fill(action.startsWith(REFERENCE) ? get("action." + action.substring(1)) : action, values));
  }

  /** Puts values into a text; what a value says is not looked at again. */
  static String fill(String text, String... values) {
    StringBuilder filled = new StringBuilder();
    int at = 0;
    for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', at)) {
      int close = text.indexOf('}', open);
      filled.append(text, at, open).append(value(text.substring(open + 1, close), values));
      at = close + 1;
    }
    return filled.append(text, at, text.length()).toString();
  }

  private static String value(String placeholder, String... values) {
    for (int i = 0; i < values.length; i += 2) {
      if (values[i].equals(placeholder)) {
        return values[i + 1];
      }
    }
    throw new IllegalArgumentException(placeholder);
  }

  /** An ISO 8601 instant in Japan time, to the minute. */
  String time(String instant) {
    try {
      return JapanTime.minutes(Instant.parse(instant));
    } catch (DateTimeParseException e) {
      return get("unknown");
    }
  }

  private static final class Japanese {
    static final Texts TEXTS = new Texts(load("ja"));
  }

  private static final class English {
    static final Texts TEXTS = new Texts(load("en"));
  }
}
