package io.github.jpki4j.it.soak;

import io.github.jpki4j.testcard.pki.TestPki;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** The customers, one after the other at each desk. */
final class Crowd {

  private final long seed;
  private final int killEvery;
  private final List<Desk> desks;
  private final Outages outages;
  private final Tally tally;
  private final TestPki pki = TestPki.create();
  private final AtomicInteger numbers = new AtomicInteger();

  /**
   * Gathers it.
   *
   * @param seed of all plans
   * @param killEvery one customer in so many sees the service killed
   * @param desks where they may sit
   * @param outages of the service
   * @param tally where they are counted
   */
  Crowd(long seed, int killEvery, List<Desk> desks, Outages outages, Tally tally) {
    this.seed = seed;
    this.killEvery = killEvery;
    this.desks = desks;
    this.outages = outages;
    this.tally = tally;
  }

  /**
   * Lets customers come as long as there are more; returns when the last one has left.
   *
   * @param more asked before each one comes, with the number of those who came
   */
  void come(BooleanSupplier more) throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (Desk desk : desks) {
      Thread thread = new Thread(() -> queue(desk, more), "soak-queue " + desk.port());
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
    tally.fail("the crowd broke up: " + thrown);
  }

  private void queue(Desk desk, BooleanSupplier more) {
    try {
      Optional<Visit> next = Optional.empty();
      while (next.isPresent() || (more.getAsBoolean() && !tally.isEnough())) {
        Visit visit = next.orElseGet(() -> new Visit(customer(), desk, outages, this::customer));
        next = visit.pay();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Customer customer() {
    return new Customer(Plan.of(seed, numbers.getAndIncrement(), killEvery), pki, tally);
  }
}
