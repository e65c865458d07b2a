package io.github.jpki4j.cli.console;

import io.github.jpki4j.guidance.GuidanceTerms;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.PropertyResourceBundle;

/**
 * All texts of one language. Placeholders are {@code {0}}, {@code {1}}, …; quotes mean nothing, so
 * that a translator cannot fall into the traps of MessageFormat.
 */
public final class Messages {

  private final Language language;
  private final PropertyResourceBundle bundle;

  private Messages(Language language, PropertyResourceBundle bundle) {
    this.language = language;
    this.bundle = bundle;
  }

  public static Messages of(Language language) {
    String file = "messages_" + language.code() + ".properties";
    try (InputStream in = Objects.requireNonNull(Messages.class.getResourceAsStream(file), file)) {
      return new Messages(
          language, new PropertyResourceBundle(new InputStreamReader(in, StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** For texts that the library brings along. */
  public Locale locale() {
    return Locale.forLanguageTag(language.code());
  }

  /** What secrets, certificates and cards are called. */
  public GuidanceTerms terms() {
    return GuidanceTerms.of(locale());
  }

  /** For picocli, which takes the texts of the help from it. */
  public PropertyResourceBundle bundle() {
    return bundle;
  }

  public String get(String key, Object... arguments) {
    String text = bundle.getString(key);
    for (int i = 0; i < arguments.length; i++) {
      text = text.replace("{" + i + "}", String.valueOf(arguments[i]));
    }
    return text;
  }
}
