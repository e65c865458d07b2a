package io.github.jpki4j.testkit.program;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * A program of Debian that judges what we signed. Where it is missing, the test is left out and
 * says so; with the system property {@code jpki.check=true} it fails instead.
 */
public final class ForeignJudge {

  private static final long PATIENCE_SECONDS = 60;

  private final String program;

  private ForeignJudge(String program) {
    this.program = program;
  }

  /** How a run ended, and what it printed. */
  public record Verdict(int exit, String text) {}

  /**
   * The program.
   *
   * @param name as on the path
   * @param version an option that makes it print its version
   * @param debian the package that has it
   */
  public static ForeignJudge of(String name, String version, String debian) throws IOException {
    ForeignJudge judge = new ForeignJudge(name);
    try {
      judge.run(version);
    } catch (IOException missing) {
      missing(name + " is not installed (Debian: " + debian + ")");
    }
    return judge;
  }

  /** Leaves the test out, or fails under {@code ./check}. */
  public static void missing(String message) {
    if (Boolean.getBoolean("jpki.check")) {
      throw new IllegalStateException(message);
    }
    System.out.println("LEFT OUT: " + message);
    Assumptions.abort(message);
  }

  public static ForeignJudge openssl() throws IOException {
    return of("openssl", "version", "openssl");
  }

  public static ForeignJudge xmlsec1() throws IOException {
    return of("xmlsec1", "--version", "xmlsec1");
  }

  /**
   * Whether xmlsec1 finds a way from a signature of XML to this CA, and what it signs unchanged.
   */
  public static Verdict xmlsec1(Path authority, Path signed) throws IOException {
    return xmlsec1()
        .run(
            "--verify",
            "--enabled-reference-uris",
            "empty,local",
            "--trusted-pem",
            authority.toString(),
            signed.toString());
  }

  public static ForeignJudge pdfsig() throws IOException {
    return of("pdfsig", "-v", "poppler-utils");
  }

  public Verdict run(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(program));
    command.addAll(List.of(arguments));
    Path printed = Files.createTempFile("judge", ".txt");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(printed.toFile())
              .start();
      process.getOutputStream().close();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("hangs: " + command);
      }
      return new Verdict(
          process.exitValue(), Files.readString(printed, StandardCharsets.ISO_8859_1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a program ran", e);
    } finally {
      Files.delete(printed);
    }
  }
}
