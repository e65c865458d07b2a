package io.github.jpki4j.cli.console;

import io.github.jpki4j.cert.Finding;
import io.github.jpki4j.cert.FindingCode;
import io.github.jpki4j.guidance.Guidance;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What to do about several things that were found, on one page: each sentence once, none that is
 * the beginning of another one, and nothing where nothing is to be done.
 */
public final class Actions {

  private Actions() {}

  /** Adds rows; none if there is nothing to do. */
  public static void addTo(TextPage page, Stream<Guidance> found, Messages messages) {
    String label = messages.get("label.action");
    for (String action : of(found, messages.locale())) {
      page.row(label, action);
      label = "";
    }
  }

  static List<String> of(Stream<Guidance> found, Locale locale) {
    String nothing = Guidance.of(new Finding(FindingCode.END_ENTITY, List.of()), locale).action();
    List<String> all =
        found.map(Guidance::action).filter(action -> !action.equals(nothing)).distinct().toList();
    return all.stream().filter(action -> !isSaidByAnother(action, all)).toList();
  }

  private static boolean isSaidByAnother(String action, List<String> all) {
    return all.stream().anyMatch(other -> !other.equals(action) && other.startsWith(action));
  }
}
