package io.github.jpki4j.it.kiosk;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.kiosk.flow.PageLanguage;
import io.github.jpki4j.kiosk.page.PageTexts;
import io.github.jpki4j.reset.Refusal;
import io.github.jpki4j.reset.ResetGuidance;
import io.github.jpki4j.reset.ResetTarget;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the kiosk's pages say in Japanese, and what they mean by it. */
final class KioskWords {

  private static final PageTexts TEXTS = PageTexts.of(PageLanguage.JA);

  private KioskWords() {}

  /**
   * The page, and behind a stroke what its words are about; several, if the words leave it open.
   */
  static String where(KioskPage page) {
    String name = page.name();
    String heading = page.text("#screen h1");
    Stream<String> about =
        switch (name) {
          case "mishap" ->
              keys("kiosk.mishap.", ".title", kind -> heading.equals(mishap(kind, "title")))
                  .filter(kind -> page.text().contains(mishap(kind, "todo")));
          case "refused" -> refusals(page.text("#screen .reason"));
          case "advice" -> keys("kiosk.door.", "", door -> heading.equals(text("door." + door)));
          case "take-card" ->
              keys("kiosk.take-card.", "", why -> page.text().contains(text("take-card." + why)))
                  .filter(why -> !why.equals("title"));
          case "completed" ->
              Stream.of("not-reported")
                  .filter(key -> page.text().contains(text("completed." + key)));
          case "secret" -> problems(page.text("#screen .problem"));
          default -> Stream.of();
        };
    List<String> found = about.distinct().sorted().toList();
    return found.isEmpty() ? name : name + "/" + String.join("|", found);
  }

  private static String text(String key) {
    return TEXTS.get("kiosk." + key);
  }

  private static String mishap(String kind, String part) {
    return text("mishap." + kind + "." + part);
  }

  private static Stream<String> keys(String before, String behind, Predicate<String> which) {
    return TEXTS.keys().stream()
        .filter(key -> key.startsWith(before) && key.endsWith(behind))
        .map(key -> key.substring(before.length(), key.length() - behind.length()))
        .filter(which);
  }

  private static Stream<String> refusals(String reason) {
    return Stream.of(Refusal.values())
        .filter(
            refusal ->
                Stream.of(KeyKind.values())
                    .map(key -> guidance(key).text(refusal))
                    .anyMatch(reason::equals))
        .map(refusal -> refusal.name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  private static ResetGuidance guidance(KeyKind key) {
    return ResetGuidance.of(PageLanguage.JA.locale()).about(ResetTarget.of(key));
  }

  private static Stream<String> problems(String problem) {
    return keys(
        "kiosk.problem.",
        "",
        key -> !key.equals("nothing-sent") && problem.startsWith(text("problem." + key) + " "));
  }

  /**
   * What a page says of tries and of the secret that is valid, as far as it says something.
   *
   * @param page what it says
   * @return lines such as {@code AUTH 2} and {@code SIGN OLD}
   */
  static List<String> claims(String page) {
    return Stream.of(KeyKind.values())
        .flatMap(key -> Stream.concat(left(key, page), valid(key, page)))
        .collect(Collectors.toList());
  }

  private static Stream<String> left(KeyKind key, String page) {
    int most = key == KeyKind.AUTH ? 3 : 5;
    return Stream.iterate(0, left -> left <= most, left -> left + 1)
        .filter(left -> page.contains(TEXTS.get("kiosk.cost.left", name(key), left, most)))
        .map(left -> key + " " + left);
  }

  private static Stream<String> valid(KeyKind key, String page) {
    return Stream.of("OLD", "NEW", "NOT_KNOWN")
        .filter(valid -> page.contains(TEXTS.get("kiosk.valid." + valid, name(key))))
        .map(valid -> key + " " + valid);
  }

  private static String name(KeyKind key) {
    return text("secret-name." + key);
  }
}
