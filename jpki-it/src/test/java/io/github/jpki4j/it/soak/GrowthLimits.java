package io.github.jpki4j.it.soak;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The rule by which a process has grown. */
final class GrowthLimits {

  /** What the JVM itself may need more for what it compiled, and for its statistics. */
  static final long HEAP_BYTES = 4 << 20;

  /** The heap is resident from the start on; the rest is the JVM's code and C's memory. */
  static final long RESIDENT_BYTES = 48 << 20;

  /** Longer than any call may hang, and the thread that waits for it. */
  private static final Duration PATIENCE = Duration.ofSeconds(45);

  private static final long RETRY_MILLIS = 250;
  private static final int QUIET_LOOKS = 8;

  private GrowthLimits() {}

  /** The rule, for people. */
  static String rule() {
    return String.format(
        Locale.ROOT,
        "no thread and no descriptor more, heap at most %d MB more, RSS at most %d MB more",
        HEAP_BYTES >> 20,
        RESIDENT_BYTES >> 20);
  }

  /** Waits until threads and descriptors stay as they are for a while. */
  static ProcessMetrics settle() throws InterruptedException {
    long threads = -1;
    long descriptors = -1;
    for (int quiet = 0; quiet < QUIET_LOOKS; quiet++) {
      long nowThreads = ProcessMetrics.countThreads();
      long nowDescriptors = ProcessMetrics.countDescriptors().orElse(0);
      if (nowThreads != threads || nowDescriptors != descriptors) {
        quiet = 0;
      }
      threads = nowThreads;
      descriptors = nowDescriptors;
      KioskTerminal.pause(RETRY_MILLIS);
    }
    return ProcessMetrics.now();
  }

  /** Waits until everything is back, or has had its time. */
  static ProcessMetrics settle(ProcessMetrics start) throws InterruptedException {
    long begin = System.nanoTime();
    ProcessMetrics now = settle();
    while (!exceeded(start, now).isEmpty() && System.nanoTime() - begin < PATIENCE.toNanos()) {
      now = settle();
    }
    return now;
  }

  /** What has grown. */
  static List<String> exceeded(ProcessMetrics start, ProcessMetrics end) {
    List<String> all = new ArrayList<>();
    if (end.threads() > start.threads()) {
      all.add("threads: " + Thread.getAllStackTraces().keySet());
    }
    if (end.descriptors().orElse(0) > start.descriptors().orElse(0)) {
      all.add("descriptors");
    }
    if (end.heapBytes() > start.heapBytes() + HEAP_BYTES) {
      all.add("heap");
    }
    if (end.residentBytes().orElse(0) > start.residentBytes().orElse(0) + RESIDENT_BYTES) {
      all.add("RSS");
    }
    return all;
  }
}
