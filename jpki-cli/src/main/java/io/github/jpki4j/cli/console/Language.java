package io.github.jpki4j.cli.console;

import java.util.Locale;
import java.util.Optional;

/** The languages that the command speaks. */
public enum Language {
  JA,
  EN;

  /** As it is given on the command line and in the name of the bundle. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Language> of(String code) {
    for (Language language : values()) {
      if (language.code().equals(code)) {
        return Optional.of(language);
      }
    }
    return Optional.empty();
  }

  /** Japanese where the computer speaks Japanese, otherwise English. */
  public static Language of(Locale locale) {
    return locale.getLanguage().equals("ja") ? JA : EN;
  }
}
