package io.github.jpki4j.site;

import java.util.Map;

/** A language of the pages, and the few words of the site itself. */
enum SiteLanguage {
  ENGLISH(
      "en",
      "English",
      Map.of(
          "contents", "Pages",
          "more", "More",
          "api", "API (Javadoc)",
          "modules", "All modules",
          "unnamed", "Android and EU DSS",
          "only", "Japanese only")),
  JAPANESE(
      "ja",
      "日本語",
      Map.of(
          "contents", "ページ一覧",
          "more", "その他",
          "api", "API（Javadoc、英語）",
          "modules", "全モジュール",
          "unnamed", "AndroidとEU DSS",
          "only", "英語"));

  private final String tag;
  private final String ownName;
  private final Map<String, String> words;

  SiteLanguage(String tag, String ownName, Map<String, String> words) {
    this.tag = tag;
    this.ownName = ownName;
    this.words = words;
  }

  /** As in HTML. */
  String tag() {
    return tag;
  }

  /** What it calls itself. */
  String ownName() {
    return ownName;
  }

  SiteLanguage other() {
    return this == ENGLISH ? JAPANESE : ENGLISH;
  }

  String word(String key) {
    String word = words.get(key);
    if (word == null) {
      throw new IllegalArgumentException(key);
    }
    return word;
  }
}
