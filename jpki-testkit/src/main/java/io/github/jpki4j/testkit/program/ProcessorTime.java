package io.github.jpki4j.testkit.program;

import java.lang.management.ManagementFactory;
import java.util.concurrent.Callable;

/**
 * Bounds how much a thread works. The time of a clock on the wall says nothing of that on a machine
 * with other work to do: the time of the processor, which this takes, goes on for this thread
 * alone.
 */
public final class ProcessorTime {

  private ProcessorTime() {}

  /**
   * Does work in the calling thread. What other threads do for it, the garbage collector's too, is
   * not counted.
   *
   * @param <T> what comes out
   * @param seconds of the processor that the work must not reach, whether it succeeds or not
   * @param work what is bounded; it is not stopped
   * @return what comes out
   * @throws Exception what the work threw
   * @throws AssertionError if it took too much
   */
  public static <T> T within(double seconds, Callable<T> work) throws Exception {
    double before = used();
    try {
      return work.call();
    } finally {
      check(seconds, used() - before);
    }
  }

  private static double used() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
  }

  private static void check(double seconds, double used) {
    if (used >= seconds) {
      throw new AssertionError(used + " seconds of processor, not less than " + seconds);
    }
  }
}
