package io.github.jpki4j.testkit.program;

import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;

/** Takes and prints times, in milliseconds. */
public final class Stopwatch {

  private Stopwatch() {}

  /**
   * Runs work again and again.
   *
   * @param work what is measured
   * @param rounds how often
   * @return the time of each round
   * @throws Exception what the work threw
   */
  public static double[] times(Callable<?> work, int rounds) throws Exception {
    double[] times = new double[rounds];
    for (int i = 0; i < rounds; i++) {
      times[i] = time(work);
    }
    return times;
  }

  /**
   * Runs work once.
   *
   * @param work what is measured
   * @return milliseconds
   * @throws Exception what the work threw
   */
  public static double time(Callable<?> work) throws Exception {
    long start = System.nanoTime();
    work.call();
    return (System.nanoTime() - start) / 1e6;
  }

  /**
   * Prints median and 99th percentile.
   *
   * @param what was measured
   * @param times of the rounds
   */
  public static void print(String what, double[] times) {
    System.out.printf(
        Locale.ROOT, "%-58s %9.3f / %9.3f%n", what, quantile(times, 50), quantile(times, 99));
  }

  /**
   * What some share of the rounds did not exceed.
   *
   * @param times of the rounds; not changed
   * @param percent 0 to 100
   * @return milliseconds
   */
  public static double quantile(double[] times, int percent) {
    double[] sorted = times.clone();
    Arrays.sort(sorted);
    return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
  }
}
