package io.github.jpki4j.testkit.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A run of another program: its command line, environment, input and working folder. */
public final class ForeignProgram {

  /** For one that hangs: the longest takes some seconds, and many on a machine that is busy. */
  private static final Duration LIMIT = Duration.ofMinutes(5);

  private final List<String> command;
  private final Map<String, String> environment = new HashMap<>();
  private Path folder = Path.of(".");
  private String input = "";

  private ForeignProgram(List<String> command) {
    this.command = command;
  }

  /**
   * What it did.
   *
   * @param exit exit code
   * @param text standard output and error, mixed
   */
  public record Outcome(int exit, String text) {}

  /** Where a program is, also in the folders of system programs. */
  public static Optional<Path> find(String name) {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Stream.concat(
            Stream.of(path.split(":", -1)), Stream.of("/usr/sbin", "/usr/local/sbin", "/sbin"))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * A Python that has some modules: Debian's has them where another is first on the path.
   *
   * @param modules their names, separated by commas
   */
  public static Optional<String> python(String modules) {
    return Stream.concat(find("python3").stream(), Stream.of(Path.of("/usr/bin/python3")))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .filter(python -> of(python, "-c", "import " + modules).run().exit() == 0)
        .findFirst();
  }

  public static ForeignProgram of(String... command) {
    return new ForeignProgram(List.of(command));
  }

  /** A program of ours in a JVM of its own, of the version and with the class path of this one. */
  public static ForeignProgram java(List<String> options, Class<?> main, String... arguments) {
    List<String> command = RunnableJar.java();
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    return new ForeignProgram(command);
  }

  public ForeignProgram with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  public ForeignProgram input(String text) {
    input = text;
    return this;
  }

  public ForeignProgram in(Path workingFolder) {
    folder = workingFolder;
    return this;
  }

  /** Starts it; its output is for the caller to read. */
  public Process start() {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.directory(folder.toFile());
    builder.environment().putAll(environment);
    builder.environment().put("LC_ALL", "C.UTF-8");
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs it to its end. */
  public Outcome run() {
    Process process = start();
    try (Writer writer = process.outputWriter(StandardCharsets.UTF_8)) {
      writer.write(input);
    } catch (IOException brokenPipe) {
      // It ended before it had read all of its input: it says why itself.
    }
    return finish(process);
  }

  /** Waits for the end of a process that was started; ends it by force after five minutes. */
  public static Outcome finish(Process process) {
    try {
      Thread guard = new Thread(() -> end(process), "guard");
      guard.setDaemon(true);
      guard.start();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Outcome(process.waitFor(), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a program ran", e);
    }
  }

  /** Ends a process by force and waits for its end, as {@code kill -9} does. */
  public static void kill(Process process) {
    try {
      process.destroyForcibly().waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void end(Process process) {
    try {
      if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
    }
  }
}
