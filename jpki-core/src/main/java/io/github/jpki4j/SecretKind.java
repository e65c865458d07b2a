package io.github.jpki4j;

/**
 * Which of the card's secrets: that of one of the two keys, or one that guards data. Each has a
 * counter of its own. The names are unique.
 *
 * @since 0.1.0
 */
public sealed interface SecretKind permits KeyKind, DataSecret {

  /**
   * The constant's name.
   *
   * @return AUTH, SIGN, or that of a {@link DataSecret}
   */
  String name();

  /**
   * The secret in a sentence of an exception.
   *
   * @return English words without an article, for example {@code "AUTH PIN"}
   */
  String title();
}
