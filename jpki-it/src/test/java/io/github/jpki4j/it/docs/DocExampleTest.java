package io.github.jpki4j.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Java examples in texts for people are those that are compiled here. */
class DocExampleTest {

  private static final Path ROOT = Path.of(System.getProperty("jpki.root"));

  /** In the order of the document; each holds at least one. */
  @ParameterizedTest
  @CsvSource({
    "README, docs/ReadmeExample",
    "docs/kiosk, docs/KioskExample",
    "docs/jca, docs/JcaExample",
    "docs/documents, document/DocumentExample",
    "docs/integrations, library/JavaHttpExample library/HttpClientExample library/CmsExample"
        + " library/PdfExample library/XmlExample library/NimbusExample library/Jose4jExample"
        + " library/CardTokenConnection library/DssExample library/SshExample",
  })
  void theExamplesAreThoseThatAreCompiled(String document, String examples) throws Exception {
    List<String> compiled = new ArrayList<>();
    for (String example : examples.split(" ", -1)) {
      Path source = ROOT.resolve("jpki-it/src/test/java/io/github/jpki4j/it/" + example + ".java");
      List<String> parts = parts(source, "// example-begin\n", "// example-end");
      assertThat(parts).as(example).isNotEmpty();
      compiled.addAll(parts);
    }
    for (String language : List.of(".md", ".ja.md")) {
      assertThat(parts(ROOT.resolve(document + language), "```java\n", "```"))
          .as(language)
          .isEqualTo(compiled);
    }
  }

  /** What stands between each begin and the end after it, wherever it is indented. */
  private static List<String> parts(Path file, String begin, String end) throws IOException {
    String text = Files.readString(file);
    List<String> parts = new ArrayList<>();
    for (int at = text.indexOf(begin); at >= 0; at = text.indexOf(begin, at + 1)) {
      int from = at + begin.length();
      parts.add(text.substring(from, text.indexOf(end, from)).stripIndent().strip());
    }
    return parts;
  }
}
