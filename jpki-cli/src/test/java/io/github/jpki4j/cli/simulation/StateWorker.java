package io.github.jpki4j.cli.simulation;

import io.github.jpki4j.cli.CommandRunner;
import io.github.jpki4j.cli.command.Environment;
import io.github.jpki4j.cli.support.Desk;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process that runs one command for each line that it reads, and says the exit code. */
final class StateWorker implements AutoCloseable {

  private final Process process;
  private final BufferedReader answers;

  StateWorker() throws IOException {
    process =
        new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                StateWorker.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    answers =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** In that process: words are parted by tabs. */
  public static void main(String... args) throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      Environment environment =
          Desk.empty().environment(new ByteArrayOutputStream(), new ByteArrayOutputStream());
      System.out.println(CommandRunner.run(environment, line.split("\t", -1)));
    }
  }

  /** Begins a command. */
  void begin(List<String> words) {
    try {
      OutputStream out = process.getOutputStream();
      out.write((String.join("\t", words) + "\n").getBytes(StandardCharsets.UTF_8));
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The exit code of the command that was begun. */
  int end() {
    try {
      return Integer.parseInt(answers.readLine());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Kills it at once, whatever it does. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
  }

  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    answers.close();
  }
}
