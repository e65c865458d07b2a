package io.github.jpki4j.it.fuzz;

import io.github.jpki4j.it.fuzz.target.ByteTarget;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Jazzer in a JVM of its own, with one target: it makes the bytes, and keeps those that reach code
 * that no others reached. Its log stands in the folder beside what is found.
 */
final class JazzerRun {

  /** A JVM that is as the options of Jazzer's own documentation have it. */
  private static final List<String> JVM =
      List.of(
          "-Xmx1g",
          "-XX:+UseSerialGC",
          "-XX:-OmitStackTraceInFastThrow",
          "-XX:+EnableDynamicAgentLoading");

  /** Seconds for one input; the slowest known takes a hundredth of it. */
  private static final int SLOWEST = 60;

  private static final int LONGEST_INPUT = 1 << 14;

  private static final Pattern STATE = Pattern.compile("#(\\d+)\\s.* ft: (\\d+) .*");

  private final ByteTarget target;
  private final Path folder;
  private final PrintStream out;
  private long runs;
  private long features;
  private int found;

  JazzerRun(ByteTarget target, Path folder, PrintStream out) {
    this.target = target;
    this.folder = folder;
    this.out = out;
  }

  /**
   * Runs it.
   *
   * @param limit how long or how often, as Jazzer has it
   * @param seed of all that happens by chance
   */
  Score run(String limit, long seed) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command(limit, seed)).redirectErrorStream(true).start();
    Path logFile = folder.resolve(target.name() + ".log");
    try (BufferedReader lines = process.inputReader();
        PrintWriter log = new PrintWriter(Files.newBufferedWriter(logFile), true)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        log.println(line);
        read(line);
      }
    } finally {
      process.destroy();
    }
    if (process.waitFor() != 0) {
      found++;
      out.println("found: " + target.name() + " ended Jazzer; see " + logFile);
    }
    return new Score(target.name(), runs, OptionalLong.of(features), found);
  }

  private List<String> command(String limit, long seed) throws IOException {
    Path samples = samples();
    Path corpus = Files.createDirectories(folder.resolve("corpus-" + target.name()));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JVM);
    String logback = System.getProperty("logback.configurationFile");
    if (logback != null) {
      command.add("-Dlogback.configurationFile=" + logback);
    }
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add("com.code_intelligence.jazzer.Jazzer");
    command.add("--target_class=" + JazzerEntry.class.getName());
    command.add("--target_args=" + target.name() + " " + folder);
    command.add("--instrumentation_includes=io.github.jpki4j.**");
    command.add("--instrumentation_excludes=io.github.jpki4j.it.**");
    command.add("--custom_hook_includes=io.github.jpki4j.**");
    command.add("--reproducer_path=" + folder);
    command.add("-artifact_prefix=" + folder.resolve(target.name() + "-"));
    command.add("-seed=" + ((seed & 0x7FFF_FFFF) | 1)); // 0 means any
    command.add("-timeout=" + SLOWEST);
    command.add("-rss_limit_mb=0");
    command.add("-max_len=" + LONGEST_INPUT);
    command.add(limit);
    command.add(corpus.toString());
    command.add(samples.toString());
    return command;
  }

  private Path samples() throws IOException {
    Path samples = Files.createDirectories(folder.resolve("samples-" + target.name()));
    int number = 0;
    for (byte[] sample : target.samples()) {
      Files.write(samples.resolve("sample-" + number++), sample);
    }
    return samples;
  }

  private void read(String line) {
    Matcher state = STATE.matcher(line);
    if (state.matches()) {
      runs = Long.parseLong(state.group(1));
      features = Long.parseLong(state.group(2));
    }
    if (line.startsWith(Findings.FOUND)) {
      found++;
    }
    if (line.startsWith(Findings.FOUND) || line.startsWith(Findings.AGAIN)) {
      out.println(line);
    }
  }
}
