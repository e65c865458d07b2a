package io.github.jpki4j.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * docs/programs.md in both languages: the same commands, the same tries, and tests that exist. The
 * commands themselves are run by tests of jpki-it-pcsc, which read the English page.
 */
class ProgramsDocTest {

  private static final String INDENT = "    ";
  private static final Pattern TEST = Pattern.compile("`(\\w+IT)`");

  private final List<String> english = lines("docs/programs.md");
  private final List<String> japanese = lines("docs/programs.ja.md");

  private static List<String> lines(String page) {
    return ProjectFile.read(ProjectFile.ROOT.resolve(page)).text().lines().toList();
  }

  /** What a person types; a remark behind it is in the language of the page. */
  private static List<String> commands(List<String> page) {
    return page.stream()
        .filter(line -> line.startsWith(INDENT))
        .map(line -> line.strip().replaceAll(" {3,}.*", ""))
        .toList();
  }

  /** The tests and the tries of each row of the table. */
  private static List<String> rows(List<String> page) {
    List<String> rows = new ArrayList<>();
    for (String line : page) {
      List<String> tests = TEST.matcher(line).results().map(found -> found.group(1)).toList();
      if (line.startsWith("| ") && !tests.isEmpty()) {
        String[] cells = line.split("\\|", -1);
        rows.add(tests + " " + cells[cells.length - 2].strip());
      }
    }
    return rows;
  }

  @Test
  void bothLanguagesHaveTheSameCommands() {
    assertThat(commands(english)).hasSizeGreaterThan(40).isEqualTo(commands(japanese));
  }

  @Test
  void bothLanguagesNameTheSameTestsAndTries() {
    assertThat(rows(english)).hasSizeGreaterThan(10).isEqualTo(rows(japanese));
  }

  @Test
  void theTestsOfTheTableExist() {
    NamedTests tests = new NamedTests();
    Matcher named = TEST.matcher(String.join("\n", english));
    while (named.find()) {
      assertThat(tests.sources(named.group(1))).as(named.group(1)).isNotEmpty();
    }
  }
}
