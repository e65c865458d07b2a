package io.github.jpki4j.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps docs/facts complete, and everything that is cited findable. */
class FactsTest {

  private static final Set<String> GRADES =
      Set.of("A", "B", "C", "O", "M", "INFERRED", "UNCERTAIN");

  private static final Pattern PAGE_NAME = Pattern.compile("[\\w./-]*[\\w-]\\.md\\b");

  /** Endings and files of other projects, which are no pages of ours. */
  private static final Set<String> OTHER_NAMES = Set.of(".ja.md", "META-INF/LICENSE.md");

  @Test
  void everyFactHasANumberASourceAndAGrade() {
    Map<String, String> prefixes = Facts.prefixes();
    assertThat(Facts.rows()).hasSizeGreaterThan(150);
    for (Facts.Row row : Facts.rows()) {
      assertThat(row.cells()).as("%s", row).hasSize(4).noneMatch(String::isEmpty);
      assertThat(row.number()).as("%s", row).matches(prefixes.get(row.page()) + "-\\d{2,}");
      assertThat(row.cells().get(3)).as("grade of %s", row).isIn(GRADES);
    }
  }

  @Test
  void everyPageOfFactsIsInTheirTable() {
    List<String> pages =
        ProjectFile.pages()
            .filter(page -> page.path().startsWith("docs/facts"))
            .map(ProjectFile::name)
            .filter(name -> !name.equals("README.md"))
            .toList();
    assertThat(pages).containsExactlyInAnyOrderElementsOf(Facts.prefixes().keySet());
  }

  @Test
  void noNumberIsUsedTwice() {
    assertThat(Facts.rows()).extracting(Facts.Row::number).doesNotHaveDuplicates();
  }

  @Test
  void everyCitationLeadsToARow() {
    Set<String> numbers = Facts.numbers();
    List<String> dangling = new ArrayList<>();
    for (ProjectFile file : ProjectFile.all()) {
      Facts.dangling(file.text(), numbers).forEach(it -> dangling.add(file.path() + ": " + it));
    }
    assertThat(dangling).isEmpty();
  }

  @Test
  void aCitationWithoutRowIsFound() {
    String planted = "VERIFY: CARD" + "-31, CARD" + "-999, CM" + "-9999; UTF-8 is none";
    assertThat(Facts.dangling(planted, Facts.numbers()))
        .containsExactly("CARD" + "-999", "CM" + "-9999");
  }

  @Test
  void everyPageThatIsNamedExists() {
    List<String> missing = new ArrayList<>();
    for (ProjectFile file : ProjectFile.all()) {
      Matcher matcher = PAGE_NAME.matcher(file.text());
      while (matcher.find()) {
        if (!OTHER_NAMES.contains(matcher.group()) && !isPage(file, matcher.group())) {
          missing.add(file.path() + ": " + matcher.group());
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  /** Beside the file that names it, from the root, or in docs. */
  private static boolean isPage(ProjectFile file, String name) {
    return Stream.of(file.folder(), ProjectFile.ROOT, ProjectFile.ROOT.resolve("docs"))
        .anyMatch(folder -> Files.exists(folder.resolve(name)));
  }

  @Test
  void aPageThatDoesNotExistIsFound() {
    ProjectFile source = new ProjectFile(Path.of("jpki-core/Example.java"), "");
    assertThat(isPage(source, "docs/facts/card" + ".md")).isTrue();
    assertThat(isPage(source, "reset-service" + ".md")).isFalse();
  }
}
