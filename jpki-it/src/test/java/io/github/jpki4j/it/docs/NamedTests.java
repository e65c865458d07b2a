package io.github.jpki4j.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The tests of the project, which pages name as {@code Class} or {@code Class#method}, and the
 * examples among them.
 */
final class NamedTests {

  private static final Pattern NAME = Pattern.compile("`(\\w+)#(\\w+)`");
  private static final Pattern ANNOTATION =
      Pattern.compile("@(Test|ParameterizedTest|Property)\\b");

  private final List<ProjectFile> sources =
      ProjectFile.all().stream()
          .filter(file -> file.path().toString().contains("src/test/java/"))
          .toList();

  /** The sources of the classes of tests with a name, in all modules. */
  List<String> sources(String type) {
    return sources.stream()
        .filter(file -> file.name().equals(type + ".java"))
        .map(ProjectFile::text)
        .toList();
  }

  /** A row of a page names a test, and each test that it names exists. */
  void requireNamed(String row, String cell) {
    Matcher matcher = NAME.matcher(cell);
    int tests = 0;
    while (matcher.find()) {
      List<String> found = sources(matcher.group(1));
      assertThat(found).as("%s names %s", row, matcher.group(1)).isNotEmpty();
      String method = matcher.group(2);
      assertThat(found)
          .as("%s names %s", row, matcher.group())
          .anyMatch(source -> declaresTest(source, method));
      tests++;
    }
    assertThat(tests).as("tests of %s", row).isPositive();
  }

  /** Whether an annotation of a test stands between the method before and the method. */
  private static boolean declaresTest(String source, String method) {
    int at = source.indexOf(" void " + method + "(");
    return at > 0
        && ANNOTATION
            .matcher(source.substring(source.lastIndexOf(" void ", at - 1) + 1, at))
            .find();
  }
}
