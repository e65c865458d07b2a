package io.github.jpki4j.kiosk.soak;

import java.io.File;
import java.io.Serializable;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * What a process has at a moment, on Linux, and how much more it may have later.
 *
 * @param threads live ones
 * @param descriptors open ones
 * @param heapBytes in use after a collection
 */
record ServerMetrics(int threads, int descriptors, long heapBytes) implements Serializable {

  private static final long serialVersionUID = 1;

  /** What may grow, for people. */
  static final String RULE = "no thread and no descriptor more, heap at most 4 MB more";

  /** What the JVM itself may need more for what it compiled, and for its statistics. */
  private static final long MORE_HEAP_BYTES = 4 << 20;

  /** Collects the garbage of this process and looks. */
  static ServerMetrics now() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return new ServerMetrics(
        ManagementFactory.getThreadMXBean().getThreadCount(),
        Objects.requireNonNull(new File("/proc/self/fd").list()).length,
        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
  }

  /** What has grown more than it may. */
  List<String> growthSince(ServerMetrics start) {
    List<String> all = new ArrayList<>();
    if (threads > start.threads) {
      all.add("threads");
    }
    if (descriptors > start.descriptors) {
      all.add("descriptors");
    }
    if (heapBytes > start.heapBytes + MORE_HEAP_BYTES) {
      all.add("heap");
    }
    return all;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "threads %d, descriptors %d, heap after GC %.1f MB",
        threads,
        descriptors,
        (double) heapBytes / (1 << 20));
  }
}
