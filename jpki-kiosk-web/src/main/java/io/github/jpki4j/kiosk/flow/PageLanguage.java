package io.github.jpki4j.kiosk.flow;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the pages are written in. */
public enum PageLanguage {
  /** 日本語. */
  JA("ja", "ja"),
  /** English. */
  EN("en", "en"),
  /** やさしい日本語: easy words and short sentences. */
  EASY("easy", "ja-x-easy");

  private final String code;
  private final Locale locale;

  PageLanguage(String code, String tag) {
    this.code = code;
    this.locale = Locale.forLanguageTag(tag);
  }

  /** As forms and names of files have it. */
  public String code() {
    return code;
  }

  /** As {@code ResetGuidance} takes it. */
  public Locale locale() {
    return locale;
  }

  /** For the attribute {@code lang}. */
  public String htmlLanguage() {
    return locale.getLanguage();
  }

  /** The language with a code, if there is one. */
  public static Optional<PageLanguage> of(String code) {
    return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
  }
}
