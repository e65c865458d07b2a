package io.github.jpki4j.internal;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/**
 * The sentences of one language in a properties file: {@code What happened | What to do}, where
 * {@code @name} is what {@code action.name} says, and {@code {name}} is filled in. Immutable.
 */
public class GuidanceTexts {

  /** Between what happened and what to do. */
  private static final String BAR = " | ";

  private static final String REFERENCE = "@";

  private final Properties texts;

  /** Of a file that was read; not to be changed afterwards. */
  public GuidanceTexts(Properties texts) {
    this.texts = texts;
  }

  /** The text of a key, as it stands there. */
  public String get(String key) {
    return Objects.requireNonNull(texts.getProperty(key), key);
  }

  /** The name or phrase of a constant. */
  public String name(String group, Enum<?> constant) {
    return get(group + "." + constant.name());
  }

  /** The same for the name of a constant, which may be that of none. */
  public <E extends Enum<E>> String name(String group, E[] constants, String name) {
    return constant(constants, name)
        .map(known -> name(group, known))
        .orElseGet(() -> get("unknown"));
  }

  /** The constant with a name, if there is one. */
  public static <E extends Enum<E>> Optional<E> constant(E[] constants, String name) {
    for (E known : constants) {
      if (known.name().equals(name)) {
        return Optional.of(known);
      }
    }
    return Optional.empty();
  }

  /**
   * What happened.
   *
   * @param key of the text
   * @param values names of placeholders, each followed by what takes its place
   */
  public String happened(String key, String... values) {
    String text = get(key);
    return fill(text.substring(0, text.indexOf(BAR)), values);
  }

  /** What to do about it, with the same values. */
  public String action(String key, String... values) {
    String text = get(key);
    String action = text.substring(text.indexOf(BAR) + BAR.length());
    return fill(
        action.startsWith(REFERENCE) ? get("action." + action.substring(1)) : action, values);
  }

  /** Puts values into a text; what a value says is not looked at again. */
  public static String fill(String text, String... values) {
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
  public String time(String instant) {
    try {
      return JapanTime.minutes(Instant.parse(instant));
    } catch (DateTimeParseException e) {
      return get("unknown");
    }
  }
}
