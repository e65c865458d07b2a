package io.github.jpki4j.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.testcard.CardVariant;
import io.github.jpki4j.testcard.Scenario;
import io.github.jpki4j.testcard.fault.Fault;
import io.github.jpki4j.testcard.pki.OcspBehaviour;
import io.github.jpki4j.testcard.pki.OddCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Keeps docs/card-model.md true: each row has a test that exists. */
class CardModelDocTest {

  private static final List<List<String>> ROWS = new ArrayList<>();

  @BeforeAll
  static void readRows() throws IOException {
    for (String line : Files.readAllLines(ProjectFile.ROOT.resolve("docs/card-model.md"))) {
      if (line.startsWith("| CM-")) {
        List<String> cells = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
        ROWS.add(cells.subList(1, cells.size() - 1));
      }
    }
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
    NamedTests tests = new NamedTests();
    ROWS.forEach(row -> tests.requireNamed(row.get(0), row.get(5)));
  }

  @Test
  void everySwitchFaultAndScenarioHasItsRow() {
    String switches = String.join(" ", ROWS.stream().map(row -> row.get(2)).toList());
    for (CardVariant behaviour : CardVariant.values()) {
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
