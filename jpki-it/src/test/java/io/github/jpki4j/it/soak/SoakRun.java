package io.github.jpki4j.it.soak;

import io.github.jpki4j.it.pcscd.ReaderBank;
import io.github.jpki4j.pcsc.PcscReaders;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One run: the service, the kiosk, the generator, and what came of it.
 *
 * @param seed of all that happens by chance
 * @param slots of the service
 * @param warmUp how many customers come before the first measurement
 * @param killEvery one customer in so many sees the service killed
 * @param customers how many come at most
 * @param duration for how long they come at most, from the first measurement on
 */
record SoakRun(long seed, int slots, int warmUp, int killEvery, int customers, Duration duration) {

  /** How long one command may take, and a transaction of another program. */
  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  private static final long MINUTE_NANOS = Duration.ofMinutes(1).toNanos();

  /**
   * Runs it.
   *
   * @param out for people
   * @return how much failed
   * @throws IOException if the service cannot be run; the message says why
   */
  int run(PrintStream out) throws IOException, InterruptedException {
    out.println("seed " + seed + ", " + slots + " readers; growth: " + GrowthLimits.rule());
    RunStatistics statistics = new RunStatistics(seed, out);
    try (ReaderBank bank = ReaderBank.start(slots)) {
      ServiceOutages outages = new ServiceOutages(bank);
      List<KioskTerminal> terminals = bank.ports().stream().map(KioskTerminal::new).toList();
      Map<Integer, KioskTerminal> byPort =
          terminals.stream().collect(Collectors.toMap(KioskTerminal::port, Function.identity()));
      PcscReaders readers = PcscReaders.nativeApi().withTimeouts(TIMEOUT, TIMEOUT);
      try (Kiosk kiosk =
          Kiosk.open(
              readers,
              name -> byPort.get(ReaderBank.port(name)),
              thrown -> statistics.fail("the kiosk broke down: " + thrown),
              outages::back)) {
        LoadGenerator generator =
            new LoadGenerator(seed, killEvery, terminals, outages, statistics);
        soak(generator, statistics, out);
        out.println(
            "service killed "
                + outages.count()
                + " times, told by the monitor "
                + kiosk.losses()
                + " times");
        if (kiosk.losses() != outages.count()) {
          statistics.fail("the monitor told of " + kiosk.losses() + " losses of the service");
        }
      }
    }
    out.println(
        statistics.failures() == 0 ? "nothing failed" : statistics.failures() + " failures");
    return statistics.failures();
  }

  private void soak(LoadGenerator generator, RunStatistics statistics, PrintStream out)
      throws InterruptedException {
    generator.come(() -> generator.size() < warmUp);
    ProcessMetrics start = GrowthLimits.settle();
    out.println("start, after " + statistics.customers() + " customers: " + start);
    Thread clock = new Thread(() -> tick(statistics, out), "soak-clock");
    clock.setDaemon(true);
    clock.start();
    long begin = System.nanoTime();
    generator.come(
        () -> generator.size() < customers && System.nanoTime() - begin < duration.toNanos());
    clock.interrupt();
    clock.join();
    ProcessMetrics end = GrowthLimits.settle(start);
    statistics.print();
    out.println("start: " + start);
    out.println("end:   " + end);
    GrowthLimits.exceeded(start, end).forEach(what -> statistics.fail("it grew: " + what));
  }

  /** A line each minute. */
  private static void tick(RunStatistics statistics, PrintStream out) {
    long begin = System.nanoTime();
    try {
      for (int minute = 1; ; minute++) {
        KioskTerminal.pause((begin + minute * MINUTE_NANOS - System.nanoTime()) / 1_000_000);
        out.println(
            String.format(Locale.ROOT, "%3d min: ", minute)
                + statistics.line()
                + ", RSS "
                + ProcessMetrics.megabytes(ProcessMetrics.resident()));
      }
    } catch (InterruptedException e) {
      // the run is over
    }
  }
}
