package io.github.jpki4j.transport;

/**
 * A way to cards that a text can choose, such as the argument of a JCA provider on a command line.
 * Found by {@link java.util.ServiceLoader}, so that core knows no transport; an implementation has
 * a public constructor without parameters.
 *
 * @since 0.1.0
 */
public interface CardSourceProvider {

  /**
   * The word that chooses it.
   *
   * @return lower-case letters, for example {@code pcsc}
   */
  String name();

  /**
   * The source for what stands behind the word. Makes no call and sends nothing: what is missing
   * shows when the source is opened.
   *
   * @param detail for example a part of a reader's name; empty if nothing stands there
   * @return a source for as long as the program likes
   * @throws IllegalArgumentException if the detail can never mean anything
   */
  CardSource source(String detail);
}
