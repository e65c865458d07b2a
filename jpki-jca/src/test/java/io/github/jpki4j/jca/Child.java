package io.github.jpki4j.jca;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Programs of the JDK that runs the tests, with the tests' class path. */
final class Child {

  private static final long SECONDS = 120;

  /** How a program ended and what it printed, of both streams. */
  record Result(int exit, String output) {}

  private Child() {}

  static Result java(List<String> options, String mainClass) throws Exception {
    List<String> command = new ArrayList<>(List.of(tool("java")));
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
    return run(command, Map.of());
  }

  static String tool(String name) {
    return Path.of(System.getProperty("java.home"), "bin", name).toString();
  }

  static Result run(List<String> command, Map<String, String> variables)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile("child", ".txt");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
      builder.environment().putAll(variables);
      Process process = builder.start();
      process.getOutputStream().close();
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("did not end: " + command);
      }
      return new Result(process.exitValue(), Files.readString(output, StandardCharsets.ISO_8859_1));
    } finally {
      Files.deleteIfExists(output);
    }
  }
}
