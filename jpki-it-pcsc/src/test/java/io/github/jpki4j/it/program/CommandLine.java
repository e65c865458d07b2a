package io.github.jpki4j.it.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.testkit.program.ForeignProgram;
import io.github.jpki4j.testkit.program.ForeignProgram.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A shell in a folder of its own, in which the page's variables are set. PINs reach programs by the
 * file {@code pin} or by the environment, never as an argument.
 */
final class CommandLine {

  private final Path folder;
  private final String variables = new ProgramsPage().variables();

  CommandLine(Path folder) {
    this.folder = folder;
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  /** Writes what the person knows, or believes to know. */
  void pin(String pin) throws IOException {
    Files.writeString(file("pin"), pin);
  }

  /** A program for others to start, in this folder. */
  Path program(String name, String script) throws IOException {
    Path file = Files.writeString(file(name), "#!/bin/sh\n" + script);
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file;
  }

  /** Puts a file there under its own name. */
  void copy(Path file) throws IOException {
    Files.copy(file, file(file.getFileName().toString()), StandardCopyOption.REPLACE_EXISTING);
  }

  /** Commands that stop at the first failure. */
  Outcome run(String commands) throws IOException {
    return shell(commands).run();
  }

  /** Commands that must succeed. */
  String succeed(String commands) throws IOException {
    Outcome outcome = run(commands);
    assertThat(outcome.exit()).as(outcome.text()).isZero();
    return outcome.text();
  }

  /** Commands that are not started yet. */
  ForeignProgram shell(String commands) throws IOException {
    return ForeignProgram.of("sh", "-e", "-c", variables + commands)
        .in(folder)
        .with("HOME", folder.toString())
        .with("SSH_ASKPASS", program("askpass", "cat pin\n").toString())
        .with("TMPDIR", folder.toString())
        .with("SSH_ASKPASS_REQUIRE", "force")
        .with("GNUTLS_PIN", pin());
  }

  private String pin() throws IOException {
    Path file = file("pin");
    return Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "";
  }
}
