package io.github.jpki4j.it.bench;

import io.github.jpki4j.testkit.program.ForeignProgram;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;

/** A client of PC/SC in C, with nothing between it and the library: src/test/c/roundtrip.c. */
public final class RawClient implements AutoCloseable {

  private final Process process;
  private final BufferedReader answers;
  private final Writer orders;

  private RawClient(Process process) {
    this.process = process;
    this.answers = process.inputReader();
    this.orders = process.outputWriter();
  }

  /**
   * The compiled client.
   *
   * @param path where it is
   */
  public record Program(Path path) {

    /** Starts it; it connects to the card in a reader. */
    public RawClient start(String reader) throws IOException {
      return new RawClient(
          new ProcessBuilder(path.toString(), reader)
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start());
    }
  }

  /**
   * Compiles it.
   *
   * @param root of the checkout
   * @param folder where the program goes
   * @return the program, or nothing if there is no C compiler
   */
  public static Optional<Program> compile(Path root, Path folder) {
    return Stream.of("cc", "gcc", "clang")
        .flatMap(name -> ForeignProgram.find(name).stream())
        .findFirst()
        .map(compiler -> compile(compiler, root, folder));
  }

  private static Program compile(Path compiler, Path root, Path folder) {
    Path program = folder.resolve("roundtrip");
    ForeignProgram.Outcome outcome =
        ForeignProgram.of(
                compiler.toString(),
                "-O2",
                "-o",
                program.toString(),
                root.resolve("jpki-it-pcsc/src/test/c/roundtrip.c").toString(),
                "-l:libpcsclite.so.1")
            .run();
    if (outcome.exit() != 0) {
      throw new IllegalStateException("the C client does not compile: " + outcome.text());
    }
    return new Program(program);
  }

  /** Sends a command so often; how long each exchange took, in milliseconds. */
  public double[] times(byte[] command, int rounds) throws IOException {
    orders.write(rounds + " " + HexFormat.of().formatHex(command) + "\n");
    orders.flush();
    double[] times = new double[rounds];
    for (int i = 0; i < rounds; i++) {
      String line = answers.readLine();
      if (line == null) {
        throw new IllegalStateException("the C client ended");
      }
      times[i] = Long.parseLong(line) / 1e6;
    }
    return times;
  }

  /** Ends it. */
  @Override
  public void close() throws IOException {
    orders.close();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
