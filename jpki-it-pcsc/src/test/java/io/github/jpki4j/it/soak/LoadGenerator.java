package io.github.jpki4j.it.soak;

import io.github.jpki4j.testcard.pki.TestPki;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * Lets customers come to a kiosk, one after the other at each reader.
 *
 * @param customers how many have come
 */
record LoadGenerator(
    Soak soak,
    Kiosk kiosk,
    ServiceOutages outages,
    RunStatistics statistics,
    AtomicInteger customers) {

  private static final TestPki PKI = TestPki.create();

  /**
   * Lets customers come; returns when the last one has left.
   *
   * @param most how many may have come in all
   * @param longest after this time no more come
   */
  void run(int most, Duration longest) throws InterruptedException {
    long end = System.nanoTime() + longest.toNanos();
    BooleanSupplier more =
        () ->
            customers.get() < most
                && System.nanoTime() - end < 0
                && !statistics.hasEnoughFailures();
    List<Callable<Object>> queues = new ArrayList<>();
    for (ReaderWorker worker : kiosk.workers()) {
      queues.add(Executors.callable(() -> queue(worker, more)));
    }
    ExecutorService threads = Executors.newFixedThreadPool(queues.size());
    for (Future<Object> queue : threads.invokeAll(queues)) {
      try {
        queue.get();
      } catch (ExecutionException e) {
        e.printStackTrace();
        statistics.fail("a simulated customer broke down: " + e.getCause());
      }
    }
    threads.shutdown();
  }

  private void queue(ReaderWorker worker, BooleanSupplier more) {
    Optional<CustomerScenario> next = Optional.empty();
    while (next.isPresent() || more.getAsBoolean()) {
      next = next.orElseGet(() -> scenario(worker, false)).run(() -> scenario(worker, true));
    }
  }

  private CustomerScenario scenario(ReaderWorker worker, boolean follower) {
    ScenarioParameters parameters =
        ScenarioParameters.of(soak.seed(), customers.getAndIncrement(), soak.killEvery());
    KioskUser user = new KioskUser(parameters, PKI, statistics);
    return new CustomerScenario(user, worker, outages, follower);
  }
}
