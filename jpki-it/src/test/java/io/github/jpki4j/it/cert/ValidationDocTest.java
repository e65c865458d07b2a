package io.github.jpki4j.it.cert;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.cert.FindingCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** docs/validation.md lists every finding once, in order, with its check and outcome. */
final class ValidationDocTest {

  @Test
  void everyFindingHasItsRow() throws Exception {
    String text = Files.readString(Path.of(System.getProperty("jpki.root"), "docs/validation.md"));
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
                        " %s  %s  %s "
                            .formatted(
                                code.check(),
                                code,
                                code.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' ')))
                .toList());
  }
}
