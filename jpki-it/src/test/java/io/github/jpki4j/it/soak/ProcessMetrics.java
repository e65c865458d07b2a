package io.github.jpki4j.it.soak;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * What this process has at a moment.
 *
 * @param threads without the JDK's that wait for other programs to end, which stay for a minute
 * @param descriptors open ones; not known outside of Linux
 * @param heapBytes in use after a collection
 * @param residentBytes memory of the process; not known outside of Linux
 */
record ProcessMetrics(
    long threads, OptionalLong descriptors, long heapBytes, OptionalLong residentBytes) {

  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final int COLLECTIONS = 3;
  private static final long MEGABYTE = 1 << 20;

  /** Collects garbage and looks. */
  static ProcessMetrics now() throws InterruptedException {
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
      KioskTerminal.pause(50);
    }
    return new ProcessMetrics(
        countThreads(),
        countDescriptors(),
        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
        resident());
  }

  static long countThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !thread.getName().startsWith("process reaper"))
        .count();
  }

  static OptionalLong countDescriptors() {
    try (Stream<Path> files = Files.list(DESCRIPTORS)) {
      return OptionalLong.of(files.count());
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }

  static OptionalLong resident() {
    try (Stream<String> lines = Files.lines(STATUS)) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst();
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }

  /** For people. */
  static String megabytes(OptionalLong bytes) {
    return bytes.isPresent()
        ? String.format(Locale.ROOT, "%.1f MB", (double) bytes.getAsLong() / MEGABYTE)
        : "not known here";
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "threads %d, descriptors %s, heap after GC %s, RSS %s",
        threads,
        descriptors.isPresent() ? descriptors.getAsLong() : "not known here",
        megabytes(OptionalLong.of(heapBytes)),
        megabytes(residentBytes));
  }
}
