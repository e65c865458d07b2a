package io.github.jpki4j.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.reset.FaqEntry;
import io.github.jpki4j.reset.NextStep;
import io.github.jpki4j.reset.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Keeps docs/reset-faq.md true: each rule has its row, and each row a test that exists. */
final class ResetFaqDocTest {

  private static final Pattern CONSTANT = Pattern.compile("`([A-Z]+(?:_[A-Z]+)+)`");

  /** Constants of other types that the rows mention: a requirement. */
  private static final Set<String> OTHER_CONSTANTS = Set.of("OTHER_SECRET_KNOWN");

  private static final List<List<String>> ROWS = new ArrayList<>();

  @BeforeAll
  static void readRows() throws IOException {
    for (String line : Files.readAllLines(ProjectFile.ROOT.resolve("docs/reset-faq.md"))) {
      if (line.matches("\\| [CFO]\\d+ .*")) {
        List<String> cells = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
        ROWS.add(cells.subList(1, cells.size() - 1));
      }
    }
  }

  @Test
  void everyRuleAndEntryHasItsRowOnceInOrder() {
    List<String> wanted = new ArrayList<>();
    for (String group : List.of("C21", "F19", "O5")) {
      for (int i = 1; i <= Integer.parseInt(group.substring(1)); i++) {
        wanted.add(group.charAt(0) + String.valueOf(i));
      }
    }
    assertThat(ROWS).extracting(row -> row.get(0)).isEqualTo(wanted);
  }

  @Test
  void everyRowIsComplete() {
    for (List<String> row : ROWS) {
      assertThat(row).as(row.get(0)).hasSize(5).noneMatch(String::isEmpty);
    }
  }

  @Test
  void everyTestThatIsNamedExists() {
    NamedTests tests = new NamedTests();
    ROWS.forEach(row -> tests.requireNamed(row.get(0), row.get(4)));
  }

  @Test
  void everyConstantThatIsNamedExists() {
    Set<String> known = new HashSet<>(OTHER_CONSTANTS);
    Stream.of(Reason.values(), FaqEntry.values(), NextStep.values())
        .flatMap(Arrays::stream)
        .forEach(constant -> known.add(constant.name()));
    for (List<String> row : ROWS) {
      Matcher matcher = CONSTANT.matcher(row.get(3));
      while (matcher.find()) {
        assertThat(known).as(row.get(0)).contains(matcher.group(1));
      }
    }
  }

  @Test
  void everyEntryOfTheFaqIsNamed() {
    String rows = ROWS.stream().map(row -> row.get(3)).collect(Collectors.joining());
    for (FaqEntry entry : FaqEntry.values()) {
      assertThat(rows.contains("`" + entry.name() + "`") || isSaidByAReason(entry))
          .as("%s", entry)
          .isTrue();
    }
  }

  /** Three situations are the same as reasons, and one is the reservation itself. */
  private static boolean isSaidByAReason(FaqEntry entry) {
    return switch (entry) {
      case CHIP_BROKEN, FACE_TOO_DIFFERENT, FACE_COOL_DOWN, RESERVATION_SHOWN -> true;
      default -> false;
    };
  }
}
