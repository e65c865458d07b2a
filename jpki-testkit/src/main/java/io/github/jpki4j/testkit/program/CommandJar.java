package io.github.jpki4j.testkit.program;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PropertyResourceBundle;
import java.util.concurrent.TimeUnit;

/** The runnable jar of the command, as users have it, in a JVM of its own of this version. */
public final class CommandJar {

  /** By name: jpki-cli is built later than this module. */
  private static final String MAIN = "io.github.jpki4j.cli.Main";

  private final Path folder;
  private final List<String> prefix = new ArrayList<>();
  private final List<String> options = new ArrayList<>();
  private final Map<String, String> environment = new HashMap<>();
  private List<String> start = List.of("-jar", RunnableJar.PATH.toString());

  /**
   * Creates it.
   *
   * @param folder for its outputs
   */
  public CommandJar(Path folder) {
    this.folder = folder;
  }

  /**
   * What it left behind.
   *
   * @param exit exit code
   * @param out standard output, without line breaks
   * @param err standard error as it is
   */
  public record Outcome(int exit, String out, String err) {

    /** Both, without line breaks. */
    public String said() {
      return out + squeezed(err);
    }
  }

  /** A text of the command without spaces, where screens break lines. */
  public static String squeezed(String text) {
    return text.replaceAll("\\s", "");
  }

  /** A text of the command in a language, squeezed; {0} stands for what is filled in. */
  public static String text(Locale language, String key) {
    String file =
        "/io/github/jpki4j/cli/console/messages_" + language.getLanguage() + ".properties";
    try (InputStream in = CommandJar.class.getResourceAsStream(file)) {
      String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return squeezed(new PropertyResourceBundle(new StringReader(all)).getString(key));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public CommandJar java(List<String> more) {
    options.addAll(more);
    return this;
  }

  public CommandJar with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** Without the manifest of a program's jar, so without what it allows. */
  public CommandJar asLibrary() {
    start = List.of("-cp", RunnableJar.PATH.toString(), MAIN);
    return this;
  }

  /** As a user who is not root, which takes a copy of the jar that everybody may read. */
  public CommandJar asNobody() throws IOException {
    if (!System.getProperty("user.name").equals("root")) {
      return this;
    }
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path copy = Files.copy(RunnableJar.PATH, folder.resolve("jpki.jar"));
    start = List.of("-jar", copy.toString());
    prefix.addAll(List.of("setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups"));
    return this;
  }

  /** Runs it to its end. */
  public Outcome run(Locale language, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(prefix);
    command.addAll(RunnableJar.java());
    command.addAll(options);
    command.addAll(start);
    command.addAll(List.of("--lang", language.getLanguage()));
    command.addAll(List.of(arguments));
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException("the command hangs: " + command);
    }
    return new Outcome(process.exitValue(), squeezed(Files.readString(out)), Files.readString(err));
  }
}
