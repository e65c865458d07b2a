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

  /** Letters to put in, take out, change or swap (the distance of Damerau and Levenshtein). */
  private static int mistakes(String typed, String word) {
    int[][] least = new int[typed.length() + 1][word.length() + 1];
    for (int i = 0; i <= typed.length(); i++) {
      for (int j = 0; j <= word.length(); j++) {
        least[i][j] = i == 0 || j == 0 ? i + j : least(least, i, j, typed, word);
      }
    }
    return least[typed.length()][word.length()];
  }

  private static int least(int[][] least, int i, int j, String typed, String word) {
    boolean same = typed.charAt(i - 1) == word.charAt(j - 1);
    int changed = least[i - 1][j - 1] + (same ? 0 : 1);
    int fewest = Math.min(changed, 1 + Math.min(least[i - 1][j], least[i][j - 1]));
    boolean swapped =
        i > 1
            && j > 1
            && typed.charAt(i - 1) == word.charAt(j - 2)
            && typed.charAt(i - 2) == word.charAt(j - 1);
    return swapped ? Math.min(fewest, 1 + least[i - 2][j - 2]) : fewest;
  }
}
