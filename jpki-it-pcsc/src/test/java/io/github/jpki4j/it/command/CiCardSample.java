package io.github.jpki4j.it.command;

import io.github.jpki4j.testkit.program.ForeignJudge;
import io.github.jpki4j.testkit.program.ForeignProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The programs of the sample ci-card, ready to run. Where something is missing for one, its tests
 * are left out, or fail under {@code ./check}.
 */
final class CiCardSample {

  private static final Path SAMPLE =
      Path.of(System.getProperty("jpki.root", "..")).resolve("samples/ci-card").toAbsolutePath();

  private static final String MODULES = "PyKCS11, cryptography, smartcard";

  private CiCardSample() {}

  /** A file of the sample. */
  static Path file(String name) {
    return SAMPLE.resolve(name);
  }

  /** The beginning of a command line. */
  static List<String> python() {
    Optional<String> python = ForeignProgram.python(MODULES);
    if (python.isEmpty()) {
      ForeignJudge.missing("no Python has " + MODULES);
    }
    return List.of(python.orElseThrow(), file("login.py").toString());
  }

  /**
   * The beginning of a command line.
   *
   * @param folder where npm installs, unless it has done so before
   */
  static List<String> node(Path folder) {
    Optional<Path> node = ForeignProgram.find("node");
    if (node.isEmpty() || ForeignProgram.find("npm").isEmpty()) {
      ForeignJudge.missing("Node or npm is not installed (Debian: nodejs, npm)");
    }
    try {
      if (!Files.exists(folder.resolve("login.mjs"))) {
        for (String name : List.of("package.json", "package-lock.json", ".npmrc")) {
          Files.copy(file(name), folder.resolve(name));
        }
        install(node.orElseThrow(), folder);
        Files.copy(file("login.mjs"), folder.resolve("login.mjs"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.of(node.orElseThrow().toString(), folder.resolve("login.mjs").toString());
  }

  /** Compiles on the way, with Node's headers where they are installed beside it. */
  private static void install(Path node, Path folder) throws IOException {
    ForeignProgram npm =
        ForeignProgram.of(
                "npm",
                "ci",
                "--prefer-offline",
                "--fetch-retries=5",
                "--no-audit",
                "--no-fund",
                "--no-update-notifier")
            .in(folder);
    Path prefix = node.toRealPath().resolve("../..").normalize();
    if (Files.exists(prefix.resolve("include/node/node.h"))) {
      npm.with("npm_config_nodedir", prefix.toString());
    }
    Process process = npm.start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        ForeignJudge.missing("npm cannot install what the sample ci-card needs: " + text);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while npm installs", e);
    }
  }
}
