package io.github.jpki4j.kiosk.flow;

import java.util.List;
import java.util.Map;

/**
 * What is to be seen now.
 *
 * @param version counts from 0; an action on an older one is not taken
 * @param page the name of its template
 * @param language of its texts
 * @param languages those that are offered, in their order
 * @param model what it shows beside its texts
 */
public record Screen(
    long version,
    String page,
    PageLanguage language,
    List<PageLanguage> languages,
    Map<String, Object> model) {

  /** One that offers all languages. */
  public Screen(long version, String page, PageLanguage language, Map<String, Object> model) {
    this(version, page, language, List.of(PageLanguage.values()), model);
  }
}
