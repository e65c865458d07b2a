package io.github.jpki4j.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each promise of SECURITY.md names the tests that hold it, and those exist. */
class SecurityDocTest {

  private static final Pattern NAME = Pattern.compile("`(\\w+(?:Test|IT))`");

  private static List<String> names(String text) {
    return NAME.matcher(text).results().map(match -> match.group(1)).toList();
  }

  /** The items of the list below a heading. */
  private static List<String> items(String heading) {
    String text = ProjectFile.read(ProjectFile.ROOT.resolve("SECURITY.md")).text();
    String section = text.split("## " + heading + "\n", 2)[1].split("\n## ", 2)[0];
    return Arrays.stream(section.split("(?m)^- ")).skip(1).toList();
  }

  @Test
  void everyPromiseNamesATest() {
    List<String> promises = items("What jpki4j promises");
    assertThat(promises).hasSizeGreaterThan(10);
    assertThat(promises).allSatisfy(promise -> assertThat(names(promise)).isNotEmpty());
  }

  @Test
  void everyTestThatIsNamedExists() {
    NamedTests tests = new NamedTests();
    List<String> named =
        Stream.of(items("What jpki4j promises"), items("What it does not promise"))
            .flatMap(List::stream)
            .flatMap(item -> names(item).stream())
            .toList();
    assertThat(named).hasSizeGreaterThan(20);
    assertThat(named)
        .allSatisfy(
            name ->
                assertThat(String.join("", tests.sources(name)))
                    .as(name)
                    .containsPattern("@(\\w*Test|Property)\\b|class " + name + " extends \\w+IT"));
  }
}
