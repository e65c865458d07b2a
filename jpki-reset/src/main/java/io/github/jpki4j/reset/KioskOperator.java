package io.github.jpki4j.reset;

import io.github.jpki4j.KeyKind;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * Who runs kiosks (キオスク端末).
 *
 * @param id lower-case ASCII letters, digits and hyphens
 * @param japaneseName for people
 * @param englishName for people
 * @param resets whose secrets its kiosks reset; unmodifiable
 * @param someShopsOnly whether only some of its shops have a kiosk that does
 * @since 0.1.0
 */
public record KioskOperator(
    String id,
    String japaneseName,
    String englishName,
    Set<KeyKind> resets,
    boolean someShopsOnly) {

  /**
   * Creates it.
   *
   * @param id lower-case ASCII letters, digits and hyphens
   * @param japaneseName for people
   * @param englishName for people
   * @param resets whose secrets its kiosks reset, one or more; copied
   * @param someShopsOnly whether only some of its shops have a kiosk that does
   * @throws IllegalArgumentException if the id is not as said or nothing is reset
   */
  public KioskOperator {
    Objects.requireNonNull(japaneseName, "japaneseName");
    Objects.requireNonNull(englishName, "englishName");
    if (!id.matches("[a-z0-9-]+") || resets.isEmpty()) {
      throw new IllegalArgumentException("an operator has an id and resets something");
    }
    resets = Collections.unmodifiableSet(EnumSet.copyOf(resets));
  }

  /**
   * Its name for people.
   *
   * @param locale Japanese, or anything else for English
   * @return the name
   */
  public String name(Locale locale) {
    return locale.getLanguage().equals("ja") ? japaneseName : englishName;
  }
}
