package io.github.jpki4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the scripts at the root, for Unix and for Windows, know of the project. */
final class ScriptTest {

  private static final Path ROOT = Path.of(System.getProperty("jpki.root"));

  /** The modules in the runnable jar, without {@code jpki-}. */
  private static List<String> modules() throws IOException {
    String dependencies = Files.readString(ROOT.resolve("jpki-cli/pom.xml"));
    return Stream.concat(
            Pattern.compile("<artifactId>jpki-([a-z-]+)</artifactId>\\s*</dependency>")
                .matcher(dependencies)
                .results()
                .map(found -> found.group(1)),
            Stream.of("cli"))
        .toList();
  }

  @Test
  void unixLooksIntoTheSourcesOfEachModule() throws IOException {
    assertThat(modules()).contains("core", "testcard").doesNotContain("testkit");
    String folders =
        modules().stream()
            .map(module -> "jpki-" + module + "/src/main")
            .collect(Collectors.joining(" "));
    assertThat(Files.readString(ROOT.resolve("config/build-jpki.sh")).replaceAll("\\\\\n +", ""))
        .contains(" " + folders + " ");
  }

  @Test
  void windowsLooksIntoTheSourcesOfEachModule() throws IOException {
    assertThat(Files.readString(ROOT.resolve("jpki.cmd")))
        .contains("set \"MODULES=" + String.join(" ", modules()) + "\"");
  }

  /** It would not say so if it did not find it: the command would start without an archive. */
  @Test
  void unixKnowsTheNameOfTheTypicalRun() throws IOException {
    assertThat(Files.readString(ROOT.resolve("jpki")))
        .contains("run=" + TypicalRun.class.getName() + "\n");
  }
}
