package io.github.jpki4j.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each promise of SECURITY.md names the tests that hold it, and those exist. */
class SecurityDocTest {

  private static final Path ROOT = Path.of(System.getProperty("jpki.root", ".."));
  private static final Pattern NAME = Pattern.compile("`(\\w+(?:Test|IT))`");

  private static List<String> names(String text) {
    return NAME.matcher(text).results().map(match -> match.group(1)).toList();
  }

  /** The items of the list below a heading. */
  private static List<String> items(String heading) throws IOException {
    String text = Files.readString(ROOT.resolve("SECURITY.md"));
    String section = text.split("## " + heading + "\n", 2)[1].split("\n## ", 2)[0];
    return Arrays.stream(section.split("(?m)^- ")).skip(1).toList();
  }

  /** The sources of all tests, by the names of their files. */
  private static Map<String, String> tests() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .filter(file -> file.toString().matches(".*/src/test/java/.*(Test|IT)\\.java"))
          .collect(
              Collectors.toMap(
                  file -> file.getFileName().toString().replace(".java", ""),
                  SecurityDocTest::read,
                  String::concat));
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void everyPromiseNamesATest() throws IOException {
    List<String> promises = items("What jpki4j promises");
    assertThat(promises).hasSizeGreaterThan(10);
    assertThat(promises).allSatisfy(promise -> assertThat(names(promise)).isNotEmpty());
  }

  @Test
  void everyTestThatIsNamedExists() throws IOException {
    Map<String, String> tests = tests();
    List<String> named =
        Stream.of(items("What jpki4j promises"), items("What it does not promise"))
            .flatMap(List::stream)
            .flatMap(item -> names(item).stream())
            .toList();
    assertThat(named).hasSizeGreaterThan(20);
    assertThat(tests).containsKeys(named.toArray(String[]::new));
    assertThat(named)
        .allSatisfy(
            name ->
                assertThat(tests.get(name))
                    .containsPattern("@(\\w*Test|Property)\\b|class " + name + " extends \\w+IT"));
  }
}
