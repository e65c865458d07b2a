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
 * One run: the service, the kiosk, the crowd, and what came of it.
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
    out.println("seed " + seed + ", " + slots + " readers; growth: " + Growth.rule());
    Tally tally = new Tally(seed, out);
    try (ReaderBank bank = ReaderBank.start(slots)) {
      Outages outages = new Outages(bank);
      List<Desk> desks = bank.ports().stream().map(Desk::new).toList();
      Map<Integer, Desk> byPort =
          desks.stream().collect(Collectors.toMap(Desk::port, Function.identity()));
      PcscReaders readers = PcscReaders.nativeApi().withTimeouts(TIMEOUT, TIMEOUT);
      try (Kiosk kiosk =
          Kiosk.open(
              readers,
              name -> byPort.get(ReaderBank.port(name)),
              thrown -> tally.fail("the kiosk broke down: " + thrown),
              outages::back)) {
        Crowd crowd = new Crowd(seed, killEvery, desks, outages, tally);
        soak(crowd, tally, out);
        out.println(
            "service killed "
                + outages.count()
                + " times, told by the monitor "
                + kiosk.losses()
                + " times");
        if (kiosk.losses() != outages.count()) {
          tally.fail("the monitor told of " + kiosk.losses() + " losses of the service");
        }
      }
    }
    out.println(tally.failures() == 0 ? "nothing failed" : tally.failures() + " failures");
    return tally.failures();
  }

  private void soak(Crowd crowd, Tally tally, PrintStream out) throws InterruptedException {
    crowd.come(() -> crowd.size() < warmUp);
    Vitals start = Growth.settle();
    out.println("start, after " + tally.customers() + " customers: " + start);
    Thread clock = new Thread(() -> tick(tally, out), "soak-clock");
    clock.setDaemon(true);
    clock.start();
    long begin = System.nanoTime();
    crowd.come(() -> crowd.size() < customers && System.nanoTime() - begin < duration.toNanos());
    clock.interrupt();
    clock.join();
    Vitals end = Growth.settle(start);
    tally.print();
    out.println("start: " + start);
    out.println("end:   " + end);
    Growth.exceeded(start, end).forEach(what -> tally.fail("it grew: " + what));
  }

  /** A line each minute. */
  private static void tick(Tally tally, PrintStream out) {
    long begin = System.nanoTime();
    try {
      for (int minute = 1; ; minute++) {
        Desk.pause((begin + minute * MINUTE_NANOS - System.nanoTime()) / 1_000_000);
        out.println(
            String.format(Locale.ROOT, "%3d min: ", minute)
                + tally.line()
                + ", RSS "
                + Vitals.megabytes(Vitals.resident()));
      }
    } catch (InterruptedException e) {
      // the run is over
    }
  }
}
