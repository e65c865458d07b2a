package io.github.jpki4j.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.testkit.program.RunnableJar;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * Runs the tutorial of the reset, command by command in a shell, with the runnable jar, and
 * compares what it prints with what stands there. Dates, numbers of days and the end of a
 * reservation made now differ from run to run.
 */
final class ResetTutorial {

  private static final Path ROOT = Path.of(System.getProperty("jpki.root", "..")).toAbsolutePath();
  private static final String PROMPT = "$ ";

  /** A command of the tutorial and what it prints. */
  private record Step(String command, List<String> printed) {}

  private ResetTutorial() {}

  /** Runs a page with the command in a language. */
  static void run(String document, String language, Path folder) throws Exception {
    requireShell();
    Path bin = Files.createDirectory(folder.resolve("bin"));
    Path work = Files.createDirectory(folder.resolve("work"));
    writeCommand(bin, language);
    List<Step> steps = steps(ROOT.resolve("docs").resolve(document));
    assertThat(steps).as("commands of %s", document).hasSizeGreaterThan(25);
    for (Step step : steps) {
      assertThat(masked(run(bin, work, step.command())))
          .as("%s: %s", document, step.command())
          .isEqualTo(masked(String.join("\n", step.printed())));
    }
  }

  private static void requireShell() {
    if (File.separatorChar == '\\') {
      System.out.println(
          "LEFT OUT: the tutorial of the reset, whose commands are for a Unix shell");
      Assumptions.abort("needs a Unix shell");
    }
    assertThat(RunnableJar.PATH).as("the runnable jar").exists();
  }

  /** What a reader has on the path. */
  private static void writeCommand(Path bin, String language) throws IOException {
    Path command =
        Files.writeString(
            bin.resolve("jpki"),
            "#!/bin/sh\nexec '"
                + String.join("' '", RunnableJar.command())
                + "' --lang "
                + language
                + " \"$@\"\n");
    Files.setPosixFilePermissions(command, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static List<Step> steps(Path document) throws IOException {
    List<Step> steps = new ArrayList<>();
    boolean inBlock = false;
    for (String line : Files.readAllLines(document, StandardCharsets.UTF_8)) {
      if (line.startsWith("```")) {
        inBlock = line.equals("```console");
      } else if (inBlock && line.startsWith(PROMPT)) {
        steps.add(new Step(line.substring(PROMPT.length()), new ArrayList<>()));
      } else if (inBlock) {
        steps.get(steps.size() - 1).printed().add(line);
      }
    }
    return steps;
  }

  private static String run(Path bin, Path work, String command)
      throws IOException, InterruptedException {
    Path printed = work.resolveSibling("printed");
    ProcessBuilder shell =
        new ProcessBuilder("sh", "-c", command)
            .directory(work.toFile())
            .redirectErrorStream(true)
            .redirectOutput(printed.toFile());
    shell.environment().merge("PATH", bin.toString(), (path, own) -> own + ":" + path);
    Process process = shell.start();
    process.getOutputStream().close();
    if (!process.waitFor(120, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("the command hangs: " + command);
    }
    return Files.readString(printed);
  }

  private static String masked(String text) {
    return text.strip()
        .replaceAll("[0-9]{4}([-/])[0-9]{2}[-/][0-9]{2}", "YYYY$1MM$1DD")
        .replaceAll(
            "(reservation\\s+ends at |今予約した場合、予約の期限は)YYYY/MM/DD [0-9]{2}:[0-9]{2}",
            "$1YYYY/MM/DD HH:MM")
        .replaceAll("[0-9]+ days left", "N days left")
        .replaceAll("残り[0-9]+日", "残りN日");
  }
}
