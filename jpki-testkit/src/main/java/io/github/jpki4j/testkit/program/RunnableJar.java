package io.github.jpki4j.testkit.program;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The runnable jar of the command, as users have it, and the JVM that tests start it in. */
public final class RunnableJar {

  /** Where it is once jpki-cli is packaged. */
  public static final Path PATH =
      Path.of(System.getProperty("jpki.root", ".."), "jpki-cli", "target", "jpki.jar")
          .toAbsolutePath();

  /** As ./jpki has it: a small compiler and collector, because most runs take a second. */
  private static final List<String> SHORT_LIVED =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData");

  private RunnableJar() {}

  /**
   * A JVM of this version.
   *
   * @return the beginning of a command line, to which the caller adds
   */
  public static List<String> java() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(SHORT_LIVED);
    return command;
  }

  /**
   * The command in such a JVM.
   *
   * @return the beginning of a command line, to which the caller adds
   */
  public static List<String> command() {
    List<String> command = java();
    command.addAll(List.of("-jar", PATH.toString()));
    return command;
  }
}
