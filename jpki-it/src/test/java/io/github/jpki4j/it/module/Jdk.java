package io.github.jpki4j.it.module;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;

/** The tools of the JDK that runs the tests, in a folder of their own. */
final class Jdk {

  private static final Path HOME = Path.of(System.getProperty("java.home"));
  private static final String MAIN = "consumer/consumer.Main";

  private final Path folder;
  private final String modulePath;

  Jdk(Path folder, Set<Path> modules) {
    this.folder = folder;
    this.modulePath = modules.stream().map(Path::toString).collect(joining(File.pathSeparator));
  }

  /** Compiles it, without a warning that its author could not avoid counting as an error. */
  void compile(Consumer consumer) throws IOException {
    Path sources = Files.createDirectories(folder.resolve("src/consumer"));
    Path info = Files.writeString(folder.resolve("src/module-info.java"), consumer.moduleInfo());
    Path main = Files.writeString(sources.resolve("Main.java"), consumer.main());
    tool("javac", "-p", modulePath, "-d", classes().toString(), info.toString(), main.toString());
  }

  private Path classes() {
    return folder.resolve("classes");
  }

  private String withConsumer() {
    return classes() + File.pathSeparator + modulePath;
  }

  /** What it prints when it is run from the module path. */
  String run(Consumer consumer) throws IOException, InterruptedException {
    return start(
        consumer, List.of(HOME.resolve("bin/java").toString(), "-p", withConsumer(), "-m", MAIN));
  }

  /** Whether jlink has something to link: files of modules, or itself, as of JDK 24. */
  boolean links() {
    return ToolProvider.findFirst("jlink").isPresent()
        && (Files.isDirectory(HOME.resolve("jmods"))
            || tool("jlink", "--help").contains("run-time image enabled"));
  }

  /** What it prints when it is run from an image of its own. */
  String link(Consumer consumer) throws IOException, InterruptedException {
    Path image = folder.resolve("image");
    tool(
        "jlink",
        "-p",
        withConsumer(),
        "--add-modules",
        "consumer," + consumer.required(),
        "--ignore-signing-information", // BouncyCastle's, which jlink cannot carry over
        "--output",
        image.toString());
    return start(consumer, List.of(image.resolve("bin/java").toString(), "-m", MAIN));
  }

  private static String tool(String name, String... arguments) {
    StringWriter said = new StringWriter();
    PrintWriter out = new PrintWriter(said);
    int code = ToolProvider.findFirst(name).orElseThrow().run(out, out, arguments);
    assertThat(code).as(name + ": " + said).isZero();
    return said.toString();
  }

  private String start(Consumer consumer, List<String> command)
      throws IOException, InterruptedException {
    Path said = folder.resolve("said");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    try {
      assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    String text = Files.readString(said, UTF_8);
    assertThat(process.exitValue()).as(consumer + ": " + text).isZero();
    return text;
  }
}
