package io.github.jpki4j.it.program;

import io.github.jpki4j.it.opensc.OpenScModule;
import io.github.jpki4j.testkit.program.ForeignJudge;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** docs/programs.md: its commands, and what it says of tries. */
final class ProgramsPage {

  private static final Path PAGE =
      Path.of(System.getProperty("jpki.root", "..")).resolve("docs/programs.md");

  private static final String INDENT = "    ";

  /** Where Debian has it on a PC, as the page says. */
  private static final String MODULE = "/usr/lib/x86_64-linux-gnu/opensc-pkcs11.so";

  private final List<String> lines;

  ProgramsPage() {
    try {
      lines = Files.readAllLines(PAGE, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What stands before everything else: the variables, with this machine's module.
   *
   * @return for a shell; without OpenSC's module the test is left out, or fails under {@code
   *     ./check}
   */
  String variables() {
    Optional<Path> module = OpenScModule.find();
    if (module.isEmpty()) {
      ForeignJudge.missing("opensc-pkcs11.so is not installed (Debian: opensc-pkcs11)");
    }
    return lines.stream()
        .filter(line -> line.matches(INDENT + "(MODULE|TOKEN|export OPENSC_DRIVER)=.*"))
        .map(line -> line.strip().replaceAll(" {2,}.*", ""))
        .map(line -> line.replace(MODULE, module.orElseThrow().toString()))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  /**
   * The commands under a heading, up to the next heading.
   *
   * @param heading its whole text, for example {@code curl}
   */
  String commands(String heading) {
    int start = Math.max(lines.indexOf("## " + heading), lines.indexOf("### " + heading));
    if (start < 0) {
      throw new IllegalStateException("docs/programs.md has no heading " + heading);
    }
    String commands =
        lines.subList(start + 1, lines.size()).stream()
            .takeWhile(line -> !line.startsWith("#"))
            .filter(line -> line.startsWith(INDENT))
            .map(line -> line.substring(INDENT.length()))
            .collect(Collectors.joining("\n", "", "\n"));
    if (commands.isBlank()) {
      throw new IllegalStateException("docs/programs.md has no command under " + heading);
    }
    return commands;
  }

  /**
   * What the table says a wrong PIN costs.
   *
   * @param program how its row begins
   * @return the number of tries
   */
  int tries(String program) {
    String row =
        lines.stream()
            .filter(line -> line.startsWith("| " + program))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no row of " + program));
    String[] cells = row.split("\\|", -1);
    return Integer.parseInt(cells[cells.length - 2].strip());
  }
}
