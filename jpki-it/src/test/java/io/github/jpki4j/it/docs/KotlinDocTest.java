package io.github.jpki4j.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.testkit.PageCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Kotlin on the pages is that of the sample, which is compiled and tested as a project. */
class KotlinDocTest {

  private static final Path SAMPLE = ProjectFile.ROOT.resolve("samples/login-kotlin/src");
  private static final String GRADLE = "dependencies {";

  private static List<String> blocks(String page) {
    String text = ProjectFile.read(ProjectFile.ROOT.resolve(page)).text();
    return PageCode.parts(text, "```kotlin\n", "```");
  }

  private static String sample() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(SAMPLE)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".kt")).sorted().toList()) {
        all.append(Files.readString(file));
      }
    }
    return withoutIndentation(all.toString());
  }

  private static String withoutIndentation(String code) {
    return code.replaceAll("(?m)^ +", "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"docs/kotlin.md", "docs/kotlin.ja.md"})
  void everyExampleIsInTheSample(String page) throws Exception {
    String sample = sample();
    List<String> examples =
        blocks(page).stream().filter(block -> !block.startsWith(GRADLE)).toList();
    assertThat(examples).hasSize(4);
    assertThat(examples)
        .allSatisfy(example -> assertThat(sample).contains(withoutIndentation(example)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"docs/kotlin.md", "docs/kotlin.ja.md", "README.md", "README.ja.md"})
  void theLinesOfGradleNameModulesThatAreThere(String page) {
    List<String> gradle = blocks(page).stream().filter(block -> block.startsWith(GRADLE)).toList();
    assertThat(gradle).hasSize(1);
    assertThat(Pattern.compile("io\\.github\\.jpki4j:([a-z-]+)").matcher(gradle.get(0)).results())
        .hasSizeGreaterThan(3)
        .allSatisfy(
            found ->
                assertThat(ProjectFile.ROOT.resolve(found.group(1)).resolve("pom.xml")).exists());
  }
}
