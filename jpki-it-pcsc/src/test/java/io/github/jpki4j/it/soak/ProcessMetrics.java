package io.github.jpki4j.it.soak;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * What this process has at a moment, on Linux, and how much more it may have later.
 *
 * @param threads without the JDK's that wait for other programs to end, which stay for a minute
 * @param descriptors open ones
 * @param heapBytes in use after a collection
 * @param residentBytes memory of the process
 */
record ProcessMetrics(long threads, long descriptors, long heapBytes, long residentBytes) {

  /** What may grow, for people. */
  static final String RULE =
      "no thread and no descriptor more, heap at most 4 MB more, RSS at most 48 MB more";

  /** What the JVM itself may need more for what it compiled, and for its statistics. */
  private static final long MORE_HEAP_BYTES = 4 << 20;

  /** The heap is resident from the start on; the rest is the JVM's code and C's memory. */
  private static final long MORE_RESIDENT_BYTES = 48 << 20;

  /** Longer than any call may hang, and the thread that waits for it. */
  private static final Duration PATIENCE = Duration.ofSeconds(45);

  /** Collects garbage and looks. */
  private static ProcessMetrics now() {
    for (int i = 0; i < 3; i++) {
      System.gc();
      CustomerScenario.sleep(50);
    }
    long threads =
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> !thread.getName().startsWith("process reaper"))
            .count();
    int descriptors = Objects.requireNonNull(new File("/proc/self/fd").list()).length;
    long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    return new ProcessMetrics(threads, descriptors, heap, resident());
  }

  /** Waits until threads and descriptors stay as they are for two seconds. */
  static ProcessMetrics whenQuiet() {
    ProcessMetrics last;
    ProcessMetrics now = now();
    do {
      last = now;
      CustomerScenario.sleep(2_000);
      now = now();
    } while (now.threads != last.threads || now.descriptors != last.descriptors);
    return now;
  }

  /** Waits until nothing has grown any more, or until that took too long. */
  static ProcessMetrics whenBackAt(ProcessMetrics start) {
    long begin = System.nanoTime();
    ProcessMetrics now = whenQuiet();
    while (!now.growthSince(start).isEmpty() && System.nanoTime() - begin < PATIENCE.toNanos()) {
      now = whenQuiet();
    }
    return now;
  }

  /** What has grown more than it may. */
  List<String> growthSince(ProcessMetrics start) {
    List<String> all = new ArrayList<>();
    if (threads > start.threads) {
      all.add("threads: " + Thread.getAllStackTraces().keySet());
    }
    if (descriptors > start.descriptors) {
      all.add("descriptors");
    }
    if (heapBytes > start.heapBytes + MORE_HEAP_BYTES) {
      all.add("heap");
    }
    if (residentBytes > start.residentBytes + MORE_RESIDENT_BYTES) {
      all.add("RSS");
    }
    return all;
  }

  static long resident() {
    try {
      String status = Files.readString(Path.of("/proc/self/status"));
      return 1024 * Long.parseLong(status.replaceAll("(?s).*VmRSS:\\s*(\\d+) kB.*", "$1"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f MB", (double) bytes / (1 << 20));
  }

  @Override
  public String toString() {
    String memory = "heap after GC " + megabytes(heapBytes) + ", RSS " + megabytes(residentBytes);
    return "threads " + threads + ", descriptors " + descriptors + ", " + memory;
  }
}
