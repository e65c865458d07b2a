package io.github.jpki4j.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each promise of SECURITY.md names the tests that hold it, and those exist. */
class SecurityDocTest {

  private static final Pattern NAME = Pattern.compile("`(\\w+(?:Test|IT))`");

  private static List<String> names(String text) {
    return NAME.matcher(text).results().map(match -> match.group(1)).toList();
  }

  /** The items of the list below a heading. */
  private static List<String> items(String heading) {
    return items("SECURITY.md", heading);
  }

  private static List<String> items(String page, String heading) {
    String text = ProjectFile.read(ProjectFile.ROOT.resolve(page)).text();
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

  /** Item by item, the Japanese page names the same tests. */
  @ParameterizedTest
  @CsvSource({
    "What jpki4j promises, jpki4j が約束すること",
    "What it does not promise, 約束しないこと",
  })
  void theJapanesePageHasTheSamePromises(String english, String japanese) {
    assertThat(items("SECURITY.ja.md", japanese).stream().map(SecurityDocTest::names))
        .containsExactlyElementsOf(items(english).stream().map(SecurityDocTest::names).toList());
  }
}
