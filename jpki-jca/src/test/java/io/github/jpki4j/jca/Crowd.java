package io.github.jpki4j.jca;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Eight threads that do the same work, and wait for the one of them whose person is asked. */
final class Crowd {

  static final int THREADS = 8;

  private static final int PATIENCE = 60; // seconds

  private final List<Thread> threads = new CopyOnWriteArrayList<>();

  /** Lets each of them do it once. */
  <T> List<Future<T>> together(Callable<T> work) throws InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    try {
      Callable<T> known =
          () -> {
            threads.add(Thread.currentThread());
            return work.call();
          };
      return pool.invokeAll(Collections.nCopies(THREADS, known), 2 * PATIENCE, TimeUnit.SECONDS);
    } finally {
      pool.shutdownNow();
    }
  }

  /**
   * Waits, in the one that is asked, until all the others wait for the answer. They wait for
   * nothing else in this state: it is not that of a thread at a monitor.
   */
  void awaitOthers() {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE);
    while (threads.size() < THREADS || waiting() < THREADS - 1) {
      if (System.nanoTime() > end) {
        throw new AssertionError("the others do not wait: " + threads);
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
    }
  }

  private long waiting() {
    return threads.stream().filter(one -> one.getState() == Thread.State.WAITING).count();
  }

  /** One that is not asked. */
  Thread other() {
    return threads.stream()
        .filter(thread -> thread != Thread.currentThread())
        .findFirst()
        .orElseThrow();
  }
}
