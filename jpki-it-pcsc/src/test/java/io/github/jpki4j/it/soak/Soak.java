package io.github.jpki4j.it.soak;

import io.github.jpki4j.TransportException;
import io.github.jpki4j.it.pcscd.ReaderBank;
import io.github.jpki4j.pcsc.PcscReaders;
import java.io.IOException;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One run: the service, the kiosk, the customers, and the result. Run by ./soak.
 *
 * @param seed of all that happens by chance
 * @param warmUp how many customers come before the first measurement
 * @param killEvery one customer in so many sees the service killed
 * @param customers how many come at most
 * @param duration for how long they come at most, from the first measurement on
 */
record Soak(long seed, int warmUp, int killEvery, int customers, Duration duration) {

  private static final int READERS = 16;

  /** How long one command may take, and a transaction of another program. */
  private static final Duration TIMEOUT = Duration.ofSeconds(4);

  /**
   * Runs it; the exit code is 1 if anything failed.
   *
   * @param args minutes, and a seed or nothing
   * @throws InterruptedException never
   */
  public static void main(String[] args) throws InterruptedException {
    Duration duration = Duration.ofMinutes(Integer.parseInt(args[0]));
    long seed = args.length > 1 ? Long.parseLong(args[1]) : new SecureRandom().nextInt(1 << 30);
    try {
      // a kill every minute or two
      Soak soak = new Soak(seed, 150, 500, Integer.MAX_VALUE, duration);
      System.exit(soak.run(System.out) == 0 ? 0 : 1);
    } catch (IOException | TransportException e) {
      System.err.println("soak: " + e.getMessage());
      System.exit(1);
    }
  }

  /**
   * Runs it.
   *
   * @param out for people
   * @return how much failed
   * @throws IOException if the service cannot be run; the message says why
   */
  int run(PrintStream out) throws IOException, TransportException, InterruptedException {
    out.println("seed " + seed + ", " + READERS + " readers; growth: " + ProcessMetrics.RULE);
    RunStatistics statistics = new RunStatistics(seed, out);
    try (ReaderBank bank = ReaderBank.start(READERS)) {
      ServiceOutages outages = new ServiceOutages(bank);
      PcscReaders readers = PcscReaders.nativeApi().withTimeouts(TIMEOUT, TIMEOUT);
      try (Kiosk kiosk = new Kiosk(readers, statistics::fail, outages::serviceBack)) {
        LoadGenerator generator =
            new LoadGenerator(this, kiosk, outages, statistics, new AtomicInteger());
        generator.run(warmUp, Duration.ofDays(1));
        ProcessMetrics start = ProcessMetrics.whenQuiet();
        out.println("start, after " + statistics.customers() + " customers: " + start);
        generator.run(customers, duration);
        ProcessMetrics end = ProcessMetrics.whenBackAt(start);
        statistics.print();
        out.println("start: " + start);
        out.println("end:   " + end);
        end.growthSince(start).forEach(what -> statistics.fail("it grew: " + what));
        String losses = "told by the monitor " + kiosk.losses() + " times";
        out.println("service killed " + outages.count() + " times, " + losses);
        if (kiosk.losses() != outages.count()) {
          statistics.fail("losses of the service " + losses);
        }
      }
    }
    int failures = statistics.failures();
    out.println(failures == 0 ? "nothing failed" : failures + " failures");
    return failures;
  }
}
