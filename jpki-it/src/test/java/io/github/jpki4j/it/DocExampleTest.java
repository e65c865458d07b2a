package io.github.jpki4j.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Java examples in texts for people are those that are compiled here. */
class DocExampleTest {

  private static final Path ROOT = Path.of(System.getProperty("jpki.root"));

  @ParameterizedTest
  @CsvSource({
    "README.md, ReadmeExample",
    "README.ja.md, ReadmeExample",
    "docs/kiosk.md, KioskExample",
    "docs/kiosk.ja.md, KioskExample",
    "docs/jca.md, JcaExample",
    "docs/jca.ja.md, JcaExample"
  })
  void theExamplesAreThoseThatAreCompiled(String document, String example) throws Exception {
    String source =
        Files.readString(
            ROOT.resolve("jpki-it/src/test/java/io/github/jpki4j/it").resolve(example + ".java"));
    List<String> compiled =
        parts(source, "// example-begin\n", "// example-end").stream()
            .map(part -> ("\n" + part).replace("\n    ", "\n").strip())
            .toList();
    assertThat(compiled).hasSize(2);
    assertThat(parts(Files.readString(ROOT.resolve(document)), "```java\n", "```"))
        .isEqualTo(compiled);
  }

  /** What stands between each begin and the end after it. */
  private static List<String> parts(String text, String begin, String end) {
    List<String> parts = new ArrayList<>();
    for (int at = text.indexOf(begin); at >= 0; at = text.indexOf(begin, at + 1)) {
      parts.add(
          text.substring(at + begin.length(), text.indexOf(end, at + begin.length())).strip());
    }
    return parts;
  }
}
