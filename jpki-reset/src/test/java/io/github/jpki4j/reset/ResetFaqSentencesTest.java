package io.github.jpki4j.reset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every sentence of the FAQ is said by a text of {@link ResetGuidance}, in both languages. */
final class ResetFaqSentencesTest {

  private static final Path DOCS = Path.of(System.getProperty("jpki.root"), "docs");

  /** How many content sentences the FAQ has. */
  private static final int SENTENCES = 82;

  private static final Pattern RULE = Pattern.compile("[CF]\\d+");
  private static final Pattern SENTENCE = Pattern.compile("([CF]\\d+)\\.\\d+|T\\d+");
  private static final Pattern KEY = Pattern.compile("`(\\w+\\.\\w+)`");
  private static final Pattern WORDS = Pattern.compile("[\"「](.*)[\"」]");

  /** Rules that the FAQ does not have. */
  private static final Set<String> NOT_IN_THE_FAQ = Set.of("C7", "C8");

  private static List<List<String>> rows(String document, Pattern number) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    for (String line : Files.readAllLines(DOCS.resolve(document))) {
      List<String> cells = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
      if (cells.size() > 2 && number.matcher(cells.get(1)).matches()) {
        rows.add(cells.subList(1, cells.size() - 1));
      }
    }
    return rows;
  }

  private static Properties texts(String language) throws IOException {
    Properties texts = new Properties();
    String name = "guidance_" + language + ".properties";
    try (Reader in =
        new InputStreamReader(
            Objects.requireNonNull(ResetGuidance.class.getResourceAsStream(name)),
            StandardCharsets.UTF_8)) {
      texts.load(in);
    }
    String other = texts.getProperty("other");
    texts.replaceAll((key, text) -> ((String) text).replace("{other}", other));
    return texts;
  }

  private static String inside(Pattern pattern, String cell) {
    Matcher matcher = pattern.matcher(cell);
    return matcher.matches() ? matcher.group(1) : "";
  }

  @ParameterizedTest
  @CsvSource({"reset-faq.md, en", "reset-faq.ja.md, ja"})
  void everySentenceIsSaidByTheWordsOfItsText(String document, String language) throws IOException {
    Properties texts = texts(language);
    for (List<String> row : rows(document, SENTENCE)) {
      assertThat(row).as("%s: %s", document, row.get(0)).hasSize(4).noneMatch(String::isEmpty);
      String key = inside(KEY, row.get(2));
      String words = inside(WORDS, row.get(3));
      assertThat(words).as("words of %s", row.get(0)).isNotEmpty();
      assertThat(texts.getProperty(key, "")).as("%s: %s", row.get(0), key).contains(words);
    }
  }

  @Test
  void bothPagesHaveTheSameSentencesWithTheSameTexts() throws IOException {
    List<String> english = named(rows("reset-faq.md", SENTENCE));
    assertThat(english).hasSizeGreaterThanOrEqualTo(SENTENCES).doesNotHaveDuplicates();
    assertThat(named(rows("reset-faq.ja.md", SENTENCE))).isEqualTo(english);
  }

  private static List<String> named(List<List<String>> rows) {
    return rows.stream().map(row -> row.get(0) + " " + row.get(2)).toList();
  }

  @Test
  void everyRuleOfTheFaqHasItsSentences() throws IOException {
    Set<String> said =
        rows("reset-faq.md", SENTENCE).stream()
            .map(row -> row.get(0).replaceAll("\\..*", ""))
            .collect(Collectors.toSet());
    for (List<String> rule : rows("reset-faq.md", RULE)) {
      assertThat(said.contains(rule.get(0)) || NOT_IN_THE_FAQ.contains(rule.get(0)))
          .as("sentences of %s", rule.get(0))
          .isTrue();
    }
  }

  @Test
  void bothPagesNameTheReasonsInTheSameOrder() throws IOException {
    Pattern number = Pattern.compile("\\d+");
    List<List<String>> english = reasons(rows("reset-faq.md", number));
    assertThat(english).hasSize(30);
    assertThat(reasons(rows("reset-faq.ja.md", number))).isEqualTo(english);
  }

  /** Number and reasons of each row of the decision table. */
  private static List<List<String>> reasons(List<List<String>> rows) {
    Set<String> known =
        Arrays.stream(Reason.values()).map(Reason::name).collect(Collectors.toSet());
    List<List<String>> all = new ArrayList<>();
    for (List<String> row : rows) {
      List<String> names = new ArrayList<>(List.of(row.get(0)));
      Matcher matcher = Pattern.compile("`(\\w+)`").matcher(row.get(2));
      while (matcher.find()) {
        assertThat(known).as("row %s", row.get(0)).contains(matcher.group(1));
        names.add(matcher.group(1));
      }
      all.add(names);
    }
    return all;
  }
}
