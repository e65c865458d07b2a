package io.github.jpki4j.cert;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** docs/validation lists every finding once, in order, with its check and outcome. */
final class ValidationDocTest {

  @Test
  void everyFindingHasItsRow() throws Exception {
    assertRows(
        "docs/validation.md", outcome -> outcome.name().toLowerCase(Locale.ROOT).replace('_', ' '));
  }

  @Test
  void everyFindingHasItsRowInJapanese() throws Exception {
    assertRows(
        "docs/validation.ja.md",
        outcome ->
            switch (outcome) {
              case PASSED -> "合格";
              case WARNING -> "注意";
              case NOT_PERFORMED -> "未実施";
              case UNDETERMINED -> "判定不能";
              case FAILED -> "不合格";
            });
  }

  private static void assertRows(String page, Function<Outcome, String> word) throws IOException {
    String text = Files.readString(Path.of(System.getProperty("jpki.root"), page));
    List<String> rows =
        text.lines()
            .map(line -> line.split("\\|", -1))
            .filter(cells -> cells.length == 6 && cells[2].matches(" [A-Z_]+ "))
            .map(cells -> cells[1] + cells[2] + cells[3])
            .toList();
    assertThat(rows)
        .isEqualTo(
            Arrays.stream(FindingCode.values())
                .map(
                    code ->
                        " %s  %s  %s ".formatted(code.check(), code, word.apply(code.outcome())))
                .toList());
  }
}
