package io.github.jpki4j.it.soak;

import io.github.jpki4j.testcard.pki.TestPki;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** The customers, one after the other at each terminal. */
final class LoadGenerator {

  private final long seed;
  private final int killEvery;
  private final List<KioskTerminal> terminals;
  private final ServiceOutages outages;
  private final RunStatistics statistics;
  private final TestPki pki = TestPki.create();
  private final AtomicInteger numbers = new AtomicInteger();

  /**
   * Gathers it.
   *
   * @param seed of all plans
   * @param killEvery one customer in so many sees the service killed
   * @param terminals where they may sit
   * @param outages of the service
   * @param statistics where they are counted
   */
  LoadGenerator(
      long seed,
      int killEvery,
      List<KioskTerminal> terminals,
      ServiceOutages outages,
      RunStatistics statistics) {
    this.seed = seed;
    this.killEvery = killEvery;
    this.terminals = terminals;
    this.outages = outages;
    this.statistics = statistics;
  }

  /**
   * Lets customers come as long as there are more; returns when the last one has left.
   *
   * @param more asked before each one comes, with the number of those who came
   */
  void come(BooleanSupplier more) throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (KioskTerminal terminal : terminals) {
      Thread thread = new Thread(() -> queue(terminal, more), "soak-queue " + terminal.port());
      thread.setUncaughtExceptionHandler((thrower, thrown) -> alarm(thrown));
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  /** How many have come. */
  int size() {
    return numbers.get();
  }

  private void alarm(Throwable thrown) {
    thrown.printStackTrace();
    statistics.fail("the generator broke up: " + thrown);
  }

  private void queue(KioskTerminal terminal, BooleanSupplier more) {
    try {
      Optional<CustomerScenario> next = Optional.empty();
      while (next.isPresent() || (more.getAsBoolean() && !statistics.isEnough())) {
        CustomerScenario scenario =
            next.orElseGet(
                () -> new CustomerScenario(customer(), terminal, outages, this::customer));
        next = scenario.run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Customer customer() {
    return new Customer(
        ScenarioParameters.of(seed, numbers.getAndIncrement(), killEvery), pki, statistics);
  }
}
