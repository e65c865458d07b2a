package io.github.jpki4j.cli.command;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * The word that somebody meant who mistyped it. Picocli's own suggestions are all that begin with
 * the same two letters, or have letters in common: this is one, or none.
 */
final class Nearest {

  /** A mistake for each so many letters is still the same word. */
  private static final int LETTERS_FOR_A_MISTAKE = 3;

  private Nearest() {}

  /** The known word with the fewest mistakes in it, unless those are too many. */
  static Optional<String> of(String typed, Collection<String> known) {
    return known.stream()
        .filter(word -> mistakes(typed, word) <= typed.length() / LETTERS_FOR_A_MISTAKE)
        .min(
            Comparator.<String>comparingInt(word -> mistakes(typed, word))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** Letters to put in, take out or change (Levenshtein's distance). */
  private static int mistakes(String typed, String word) {
    int[] row = new int[word.length() + 1];
    for (int j = 0; j <= word.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= typed.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= word.length(); j++) {
        int changed = diagonal + (typed.charAt(i - 1) == word.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[word.length()];
  }
}
