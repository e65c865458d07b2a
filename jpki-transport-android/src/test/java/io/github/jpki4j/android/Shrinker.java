package io.github.jpki4j.android;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * ProGuard, whose language and rules R8 has taken over: drops what a program does not reach and
 * renames the rest. It stops at a class that is nowhere and that no rule excuses.
 */
final class Shrinker {

  /** Of the JDK's modules Android has the contents of these, and nothing of java.naming. */
  private static final List<String> MODULES = List.of("java.base", "java.logging", "java.sql");

  /** Where a class file says its version, in two bytes of which the first is 0. */
  private static final int MAJOR_VERSION = 7;

  private static final byte JAVA_17 = 61;

  private final Path directory;
  private final List<String> arguments = new ArrayList<>();

  /**
   * A shrinker.
   *
   * @param directory for its files
   */
  Shrinker(Path directory) throws IOException {
    this.directory = directory;
    library(jdk(directory.resolve("jdk.jar")), "");
  }

  /** What belongs to the program. */
  Shrinker program(Path jarOrDirectory, String filter) {
    arguments.add("-injars " + quoted(jarOrDirectory) + filter);
    return this;
  }

  /** What is there where the program runs. */
  Shrinker library(Path jarOrDirectory, String filter) {
    arguments.add("-libraryjars " + quoted(jarOrDirectory) + filter);
    return this;
  }

  Shrinker rules(String rules) {
    arguments.add(rules);
    return this;
  }

  private static String quoted(Path path) {
    return "'" + path + "'";
  }

  /** Shrinks the program, and returns its jar. */
  Path shrink() throws IOException, InterruptedException {
    Path shrunk = directory.resolve("shrunk.jar");
    arguments.add("-outjars " + quoted(shrunk));
    Path file = Files.write(directory.resolve("arguments.pro"), arguments);
    run(System.getProperty("java.class.path"), "proguard.ProGuard", "@" + file);
    return shrunk;
  }

  /** Runs a program in a JVM of its own, and returns what it printed. */
  String run(String classPath, String... command) throws IOException, InterruptedException {
    Path output = directory.resolve(command[0] + ".txt");
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", classPath));
    line.addAll(List.of(command));
    Process process =
        new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(output.toFile()).start();
    try {
      assertThat(process.waitFor(10, TimeUnit.MINUTES)).as("it ends").isTrue();
    } finally {
      process.destroyForcibly();
    }
    String printed = Files.readString(output);
    assertThat(process.exitValue()).as(printed).isZero();
    return printed;
  }

  /**
   * The JDK's own classes, all marked as those of Java 17: ProGuard knows no JDK later than 24, and
   * of a library it wants to know what there is, not what it does.
   */
  private static Path jdk(Path jar) throws IOException {
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (String module : MODULES) {
        Path root = Path.of(URI.create("jrt:/" + module));
        try (Stream<Path> files = Files.walk(root)) {
          for (Path file : files.filter(Shrinker::isType).toList()) {
            byte[] type = Files.readAllBytes(file);
            type[MAJOR_VERSION] = JAVA_17;
            out.putNextEntry(new JarEntry(root.relativize(file).toString()));
            out.write(type);
            out.closeEntry();
          }
        }
      }
    }
    return jar;
  }

  private static boolean isType(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".class") && !name.equals("module-info.class");
  }
}
