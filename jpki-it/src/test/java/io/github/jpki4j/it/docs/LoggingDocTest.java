package io.github.jpki4j.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** docs/logging.md names each logger of the library with each of its levels, and no other. */
class LoggingDocTest {

  private static final Pattern LOGGER =
      Pattern.compile("LoggerFactory\\.getLogger\\((\\w+)\\.class");
  private static final Pattern LEVEL =
      Pattern.compile("\\bLOG\\s*\\.(trace|debug|info|warn|error)\\(");
  private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `(io\\.[\\w.]+)` \\| ([A-Z]+) \\|");

  /** Another way to a log than the one that is searched for. */
  private static final Pattern OTHER =
      Pattern.compile("System\\.getLogger|System\\.(out|err)\\.print|\\.printStackTrace\\(\\)");

  private static boolean isOfTheLibrary(ProjectFile file) {
    String path = file.path().toString().replace('\\', '/');
    return path.matches("jpki-(?!cli/|site/|testkit/|it).*/src/main/java.*\\.java");
  }

  private static Set<String> logged() {
    Set<String> logged = new TreeSet<>();
    for (ProjectFile file : ProjectFile.all()) {
      if (isOfTheLibrary(file)) {
        LOGGER.matcher(file.text()).results().forEach(found -> add(logged, file, found));
      }
    }
    return logged;
  }

  private static void add(Set<String> logged, ProjectFile file, MatchResult logger) {
    String at = PACKAGE.matcher(file.text()).results().findFirst().orElseThrow().group(1);
    LEVEL
        .matcher(file.text())
        .results()
        .map(level -> level.group(1).toUpperCase(Locale.ROOT))
        .forEach(level -> logged.add(at + "." + logger.group(1) + " " + level));
  }

  @ParameterizedTest
  @ValueSource(strings = {"docs/logging.md", "docs/logging.ja.md"})
  void thePageNamesWhatTheSourcesLog(String page) {
    String text = ProjectFile.read(ProjectFile.ROOT.resolve(page)).text();
    assertThat(ROW.matcher(text).results().map(row -> row.group(1) + " " + row.group(2)))
        .containsExactlyInAnyOrderElementsOf(logged())
        .hasSizeGreaterThan(15);
  }

  @Test
  void nothingOfTheLibraryWritesPastItsLog() {
    List<ProjectFile> library =
        ProjectFile.all().stream().filter(LoggingDocTest::isOfTheLibrary).toList();
    assertThat(library).hasSizeGreaterThan(300);
    assertThat(library.stream().filter(file -> OTHER.matcher(file.text()).find()))
        .extracting(file -> file.name())
        .containsExactly("AbortReporter.java"); // tells who runs a contract why it was left out
  }
}
