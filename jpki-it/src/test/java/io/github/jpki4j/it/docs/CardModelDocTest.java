package io.github.jpki4j.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.testcard.Behaviour;
import io.github.jpki4j.testcard.Fault;
import io.github.jpki4j.testcard.OcspBehaviour;
import io.github.jpki4j.testcard.OddCertificate;
import io.github.jpki4j.testcard.Scenario;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Keeps docs/card-model.md true: each row has a test that exists. */
class CardModelDocTest {

  private static final Pattern TEST = Pattern.compile("`(\\w+)#(\\w+)`");

  private static final List<List<String>> ROWS = new ArrayList<>();

  @BeforeAll
  static void readRows() throws IOException {
    for (String line : Files.readAllLines(document(), StandardCharsets.UTF_8)) {
      if (line.startsWith("| CM-")) {
        List<String> cells = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
        ROWS.add(cells.subList(1, cells.size() - 1));
      }
    }
  }

  private static Path document() {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.exists(folder.resolve("docs/card-model.md"))) {
      folder = folder.getParent();
    }
    assertThat(folder).as("a folder above this one with docs/card-model.md").isNotNull();
    return folder.resolve("docs/card-model.md");
  }

  @Test
  void hasSixtyRowsOrMoreAndEachIsComplete() {
    assertThat(ROWS).hasSizeGreaterThanOrEqualTo(60);
    for (int i = 0; i < ROWS.size(); i++) {
      assertThat(ROWS.get(i)).as("row %d", i + 1).hasSize(6);
      assertThat(ROWS.get(i).get(0)).isEqualTo("CM-%02d".formatted(i + 1));
      assertThat(ROWS.get(i).get(1)).isNotEmpty();
      assertThat(ROWS.get(i).get(3)).as("source of row %d", i + 1).isNotEmpty();
      assertThat(ROWS.get(i).get(4)).isIn("A", "B", "C", "UNCERTAIN", "ASSUMED");
    }
  }

  @Test
  void everyTestThatIsNamedExists() throws IOException {
    List<Path> sources;
    try (Stream<Path> files = Files.walk(document().getParent().getParent())) {
      sources = files.filter(file -> file.toString().contains("/src/test/java/")).toList();
    }
    for (List<String> row : ROWS) {
      Matcher matcher = TEST.matcher(row.get(5));
      int tests = 0;
      while (matcher.find()) {
        assertThat(exists(sources, matcher.group(1), matcher.group(2)))
            .as("%s names %s", row.get(0), matcher.group())
            .isTrue();
        tests++;
      }
      assertThat(tests).as("tests of %s", row.get(0)).isPositive();
    }
  }

  /** Also in other modules: what stands around the card is tested where it lives. */
  private static boolean exists(List<Path> sources, String type, String method) {
    Pattern test = Pattern.compile("@\\w*Test\\b[^;]*?\\bvoid " + method + "\\(");
    return sources.stream()
        .filter(file -> file.getFileName().toString().equals(type + ".java"))
        .anyMatch(file -> test.matcher(text(file)).find());
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void everySwitchFaultAndScenarioHasItsRow() {
    String switches = String.join(" ", ROWS.stream().map(row -> row.get(2)).toList());
    for (Behaviour behaviour : Behaviour.values()) {
      assertThat(switches).contains("`" + behaviour.name() + "`");
    }
    for (OddCertificate odd : OddCertificate.values()) {
      assertThat(switches).contains("`" + odd.name() + "`");
    }
    for (Fault fault : Fault.values()) {
      assertThat(switches).contains("`" + fault.name() + "`");
    }
    for (Scenario scenario : Scenario.values()) {
      assertThat(switches).contains("`" + scenario.name() + "`");
    }
    for (OcspBehaviour behaviour : OcspBehaviour.values()) {
      assertThat(switches).contains("`" + behaviour.name() + "`");
    }
  }
}
