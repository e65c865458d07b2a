package io.github.jpki4j.testcard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
  void everyTestThatIsNamedExists() {
    for (List<String> row : ROWS) {
      Matcher matcher = TEST.matcher(row.get(5));
      int tests = 0;
      while (matcher.find()) {
        assertThat(exists(matcher.group(1), matcher.group(2)))
            .as("%s names %s", row.get(0), matcher.group())
            .isTrue();
        tests++;
      }
      assertThat(tests).as("tests of %s", row.get(0)).isPositive();
    }
  }

  private static boolean exists(String type, String method) {
    try {
      Class<?> test = Class.forName("io.github.jpki4j.testcard." + type);
      return Arrays.stream(test.getDeclaredMethods())
          .filter(candidate -> candidate.getName().equals(method))
          .anyMatch(
              candidate ->
                  Arrays.stream(candidate.getAnnotations())
                      .anyMatch(a -> a.annotationType().getSimpleName().endsWith("Test")));
    } catch (ClassNotFoundException e) {
      return false;
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
