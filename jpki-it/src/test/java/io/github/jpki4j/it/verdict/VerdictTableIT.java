package io.github.jpki4j.it.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.it.library.StartedDss;
import io.github.jpki4j.testkit.SharedFiles;
import io.github.jpki4j.testkit.program.ForeignJudge;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The files of ../shared, honest and not, as we, EU DSS and pdfsig judge them, and as poppler and
 * mupdf show them. The table is left in target/documents.tsv.
 */
@ExtendWith(StartedDss.class)
class VerdictTableIT {

  /** False alarms among honest files, of which issue 15 speaks. */
  private static final int MOST_FALSE_ALARMS = 5;

  /** Held, because a logger that nobody holds forgets its level. */
  private static final Logger PDFBOX = Logger.getLogger("org.apache.pdfbox");

  @TempDir private Path folder;

  @Test
  void everyDifferenceHasAReasonAndNoneIsAFalseAccept() throws Exception {
    Path cases = SharedFiles.folder("cases/documents");
    Path corpus = SharedFiles.folder("data/pdf-corpus");
    SharedFiles.require(cases);
    SharedFiles.require(corpus);
    ForeignJudge pdfsig = ForeignJudge.pdfsig();
    ForeignJudge.of("mutool", "-v", "mupdf-tools");
    PDFBOX.setLevel(Level.OFF);
    Map<String, String> expected = expected(cases.resolve("expected.tsv"));
    List<ComparedFile> table = new ArrayList<>();
    for (Path file : files(cases, corpus)) {
      String known =
          file.getParent().endsWith("pdf")
              ? expected.getOrDefault(file.getFileName().toString(), "")
              : "";
      table.add(ComparedFile.of(file, known, pdfsig, folder));
    }
    write(table);
    assertThat(names(table, ComparedFile::isUnexplained)).as("without a reason").isEmpty();
    assertThat(names(table, ComparedFile::isFalseAccept)).as("false accepts").isEmpty();
    assertThat(names(table, ComparedFile::isFalseAlarm))
        .as("false alarms")
        .hasSizeLessThanOrEqualTo(MOST_FALSE_ALARMS);
    assertThat(names(table, row -> row.ours().accepts())).hasSizeGreaterThan(80);
  }

  private static List<String> names(List<ComparedFile> table, Predicate<ComparedFile> which) {
    return table.stream().filter(which).map(ComparedFile::file).toList();
  }

  /** All but the bombs, which another test looks at. */
  private static List<Path> files(Path... folders) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path folder : folders) {
      try (Stream<Path> all = Files.walk(folder)) {
        all.filter(file -> file.toString().endsWith(".pdf"))
            .filter(file -> !file.getParent().endsWith("dos"))
            .sorted()
            .forEach(files::add);
      }
    }
    return files;
  }

  private static Map<String, String> expected(Path table) throws IOException {
    Map<String, String> expected = new HashMap<>();
    for (String line : Files.readAllLines(table, StandardCharsets.UTF_8)) {
      String[] cells = line.split("\t", -1);
      expected.put(cells[0], cells[1]);
    }
    return expected;
  }

  private static void write(List<ComparedFile> table) throws IOException {
    List<String> lines = new ArrayList<>(List.of(ComparedFile.HEADER));
    table.forEach(row -> lines.add(row.row()));
    lines.add(Counts.of(table).toString());
    Files.write(
        Files.createDirectories(Path.of("target")).resolve("documents.tsv"),
        lines,
        StandardCharsets.UTF_8);
  }
}
