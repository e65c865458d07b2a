package io.github.jpki4j.site;

/** A language of the pages, and the few words of the site itself. */
enum SiteLanguage {
  ENGLISH(
      "en",
      "English",
      "Pages",
      "More",
      "Japanese",
      "API (Javadoc)",
      "All modules",
      "Android and EU DSS"),
  JAPANESE("ja", "日本語", "ページ一覧", "その他", "英語", "API（Javadoc、英語）", "全モジュール", "AndroidとEU DSS");

  private final String tag;
  private final String ownName;
  private final String contents;
  private final String more;
  private final String elsewhere;
  private final String api;
  private final String modules;
  private final String unnamed;

  SiteLanguage(
      String tag,
      String ownName,
      String contents,
      String more,
      String elsewhere,
      String api,
      String modules,
      String unnamed) {
    this.tag = tag;
    this.ownName = ownName;
    this.contents = contents;
    this.more = more;
    this.elsewhere = elsewhere;
    this.api = api;
    this.modules = modules;
    this.unnamed = unnamed;
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

  /** Above the menu. */
  String contents() {
    return contents;
  }

  /** Above the pages that nobody gave a place. */
  String more() {
    return more;
  }

  /** Said of a page that this language does not have. */
  String elsewhere() {
    return elsewhere;
  }

  /** Above the Javadoc. */
  String api() {
    return api;
  }

  /** The modules with a module-info. */
  String modules() {
    return modules;
  }

  /** The other modules. */
  String unnamed() {
    return unnamed;
  }
}
