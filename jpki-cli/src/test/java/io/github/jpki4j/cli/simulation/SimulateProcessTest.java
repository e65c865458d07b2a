package io.github.jpki4j.cli.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.cli.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command as a process that a script ends. */
class SimulateProcessTest {

  private static final String SELECT = "00A4040C0AD392F000260100000001";
  private static final String WRONG_AUTH = "002000980439393939";

  @TempDir private Path folder;

  private Process start(VirtualPcd reader) throws IOException {
    // What was started in the background ignores signals, and so would the program below it.
    return new ProcessBuilder(
            "env",
            "--default-signal",
            System.getProperty("java.home") + "/bin/java",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "simulate",
            "--lang=en",
            "--vpcd=" + reader.address(),
            "--state=" + folder.resolve("card.state"))
        .redirectErrorStream(true)
        .start();
  }

  private static String awaitPid(Process process) throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    StringBuilder said = new StringBuilder();
    String line = lines.readLine();
    while (line != null && !line.startsWith("Process ")) {
      said.append(line).append('\n');
      line = lines.readLine();
    }
    assertThat(line).as(said.toString()).startsWith("Process " + process.pid() + ":");
    return said.toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"TERM", "INT", "HUP"})
  void aSignalTakesTheCardOutAndEndsWithZero(String signal) throws Exception {
    try (VirtualPcd reader = new VirtualPcd()) {
      Process process = start(reader);
      reader.insert();
      assertThat(awaitPid(process)).startsWith("Card my-number is in the virtual reader");
      reader.exchange(SELECT);
      assertThat(reader.exchange(WRONG_AUTH)).isEqualTo("63C2");
      new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
      assertThat(reader.isEmpty()).isTrue();
    }
    assertThat(Files.readString(folder.resolve("card.state"))).contains("\nauth 1234 2\n");
    assertThat(folder.toFile().list()).containsExactly("card.state");
  }

  @Test
  void whoKillsItLosesNothingThatWasAnswered() throws Exception {
    for (int left = 2; left >= 0; left--) {
      try (VirtualPcd reader = new VirtualPcd()) {
        Process process = start(reader);
        reader.insert();
        reader.exchange(SELECT);
        assertThat(reader.exchange(WRONG_AUTH)).isEqualTo("63C" + left);
        process.destroyForcibly().waitFor(60, TimeUnit.SECONDS);
      }
      assertThat(Files.readString(folder.resolve("card.state")))
          .contains("\nauth 1234 " + left + "\n");
    }
  }
}
