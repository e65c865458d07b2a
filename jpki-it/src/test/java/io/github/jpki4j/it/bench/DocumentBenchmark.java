package io.github.jpki4j.it.bench;

import io.github.jpki4j.testkit.program.ForeignProgram;
import io.github.jpki4j.testkit.program.Stopwatch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What it costs to verify a signed PDF and to add a signature to it, each in a process of its own,
 * beside EU DSS and pdfsig: milliseconds of the first time in a new process, of the second time,
 * and the most memory that the process had (Linux).
 */
final class DocumentBenchmark {

  private static final int ONE_PAGE = 1_000;
  private static final int LARGE = 100 << 20;
  private static final int[] SIGNATURES = {1, 10, 250, 1000};

  /** Seconds for one thing with one file. */
  private static final int LIMIT = Integer.getInteger("bench.limit", 120);

  /** Before and after the digits of the peak of memory, in kibibytes. */
  private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+([0-9]+) kB");

  private static final List<String> OPTIONS = List.of("-XX:+UseSerialGC", "-Xmx8g");

  private DocumentBenchmark() {}

  /**
   * Measures and prints.
   *
   * @param root of the checkout
   */
  static void measure(Path root) throws Exception {
    Path folder = Files.createTempDirectory("jpki-bench");
    try {
      System.out.println();
      System.out.println("signed PDF: milliseconds of the first / second time, MB at most");
      for (int signatures : SIGNATURES) {
        rows(folder, "one page", ONE_PAGE, signatures);
      }
      for (int signatures : SIGNATURES) {
        rows(folder, "100 MB", LARGE, signatures);
      }
      coldStart(root, folder);
    } finally {
      for (String name : new String[] {"signed.pdf", "one.pdf"}) {
        Files.deleteIfExists(folder.resolve(name));
      }
      Files.delete(folder);
    }
  }

  private static void rows(Path folder, String what, int bytes, int signatures) throws Exception {
    Path file = Files.write(folder.resolve("signed.pdf"), SignedFile.of(bytes, signatures));
    System.out.printf(
        Locale.ROOT, "%s, %d signatures (%,d bytes)%n", what, signatures, Files.size(file));
    row("  jpki verify", ours("verify", file, signatures));
    row("  jpki sign, one more", ours("sign", file, 1));
    row("  EU DSS verify", ours("dss", file, signatures));
    if (ForeignProgram.find("pdfsig").isPresent()) {
      row("  pdfsig", run(List.of("pdfsig", "-nocert", file.toString())));
    }
  }

  private static Cost ours(String work, Path file, int signatures) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    command.addAll(OPTIONS);
    for (String property : new String[] {"logback.configurationFile"}) {
      Optional.ofNullable(System.getProperty(property))
          .ifPresent(value -> command.add("-D" + property + "=" + value));
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(DocumentCost.class.getName(), work, file.toString(), "" + signatures));
    return run(command);
  }

  /**
   * What a process cost.
   *
   * @param says milliseconds, or why there are none
   * @param peak of memory, in kibibytes
   */
  private record Cost(String says, long peak) {}

  private static void row(String what, Cost cost) {
    System.out.printf(
        Locale.ROOT,
        "%-26s %22s %8s%n",
        what,
        cost.says(),
        cost.peak() < 0 ? "?" : cost.peak() >> 10);
  }

  private static Cost run(List<String> command) throws Exception {
    Path said = Files.createTempFile("jpki-bench", ".out");
    try {
      long start = System.nanoTime();
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();
      long peak = -1;
      while (!process.waitFor(5, TimeUnit.MILLISECONDS)) {
        peak = Math.max(peak, peak(process.pid()));
        if (System.nanoTime() - start > LIMIT * 1_000_000_000L) {
          ForeignProgram.kill(process);
          return new Cost("> " + LIMIT + " s", peak);
        }
      }
      double elapsed = (System.nanoTime() - start) / 1e6;
      String text = Files.readString(said, StandardCharsets.UTF_8).trim();
      String last = text.substring(text.lastIndexOf('\n') + 1);
      if (!last.matches("[0-9]+ [0-9]+")) { // a foreign program, or a failure
        return new Cost(
            process.exitValue() == 0 || !command.get(0).endsWith("java")
                ? "%.0f".formatted(elapsed)
                : failure(text),
            peak);
      }
      return new Cost(last.replace(" ", " / "), peak);
    } finally {
      Files.delete(said);
    }
  }

  private static String failure(String text) {
    String first = text.lines().filter(line -> line.contains("Exception")).findFirst().orElse(text);
    return first.substring(0, Math.min(first.length(), 120));
  }

  private static long peak(long pid) {
    try {
      Matcher peak = PEAK.matcher(Files.readString(Path.of("/proc/" + pid + "/status")));
      return peak.find() ? Long.parseLong(peak.group(1)) : -1;
    } catch (IOException e) {
      return -1; // it has ended, or this is no Linux
    }
  }

  private static void coldStart(Path root, Path folder) throws Exception {
    Path file = Files.write(folder.resolve("one.pdf"), SignedFile.of(ONE_PAGE, 1));
    ProcessBuilder command =
        new ProcessBuilder(
            root.resolve("jpki").toString(),
            "pdf",
            "verify",
            "--trust-test",
            "--no-revocation",
            file.toString());
    Callable<Integer> verify =
        () -> {
          Process process = command.redirectErrorStream(true).start();
          process.getInputStream().readAllBytes();
          return process.waitFor();
        };
    verify.call();
    Stopwatch.print("./jpki pdf verify, one page, built", Stopwatch.times(verify, 20));
  }
}
