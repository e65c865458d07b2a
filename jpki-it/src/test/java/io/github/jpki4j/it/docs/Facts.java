package io.github.jpki4j.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rows of docs/facts, and who cites them. */
final class Facts {

  private static final Path FOLDER = ProjectFile.ROOT.resolve("docs/facts");

  /** A line of the table of pages: the file, and what its numbers begin with. */
  private static final Pattern PAGE =
      Pattern.compile("^\\| \\[(\\w[\\w-]*\\.md)]\\(\\1\\) \\|.*\\| ([A-Z]+) \\|$");

  private static final Pattern SIMULATED = Pattern.compile("^\\| (CM-\\d+) \\|", Pattern.MULTILINE);

  private Facts() {}

  /**
   * A row.
   *
   * @param page its file
   * @param cells number, fact, source, grade, if it is complete
   */
  record Row(String page, List<String> cells) {

    String number() {
      return cells.get(0);
    }

    @Override
    public String toString() {
      return page + " " + cells;
    }
  }

  /** What the numbers of each page begin with, by the table in README.md. */
  static Map<String, String> prefixes() {
    Map<String, String> prefixes = new LinkedHashMap<>();
    for (String line : ProjectFile.read(FOLDER.resolve("README.md")).text().split("\n", -1)) {
      Matcher matcher = PAGE.matcher(line);
      if (matcher.matches()) {
        prefixes.put(matcher.group(1), matcher.group(2));
      }
    }
    assertThat(prefixes).isNotEmpty();
    return prefixes;
  }

  /** Every line of a table, except the two at its head. */
  static List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (String page : prefixes().keySet()) {
      for (String line : ProjectFile.read(FOLDER.resolve(page)).text().split("\n", -1)) {
        if (line.startsWith("|") && !line.startsWith("| no. |") && !line.startsWith("|---")) {
          List<String> cells = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
          rows.add(new Row(page, cells.subList(1, cells.size() - 1)));
        }
      }
    }
    return rows;
  }

  /** All that can be cited: facts, and the behaviours of the simulated card. */
  static Set<String> numbers() {
    Set<String> numbers = new HashSet<>();
    rows().forEach(row -> numbers.add(row.number()));
    Path model = ProjectFile.ROOT.resolve("docs/card-model.md");
    Matcher matcher = SIMULATED.matcher(ProjectFile.read(model).text());
    while (matcher.find()) {
      numbers.add(matcher.group(1));
    }
    return numbers;
  }

  /** What a text cites that is not there. */
  static List<String> dangling(String text, Set<String> numbers) {
    List<String> dangling = new ArrayList<>();
    Matcher matcher = citation().matcher(text);
    while (matcher.find()) {
      if (!numbers.contains(matcher.group())) {
        dangling.add(matcher.group());
      }
    }
    return dangling;
  }

  private static Pattern citation() {
    return Pattern.compile("\\b(CM|" + String.join("|", prefixes().values()) + ")-\\d+\\b");
  }
}
