package io.github.jpki4j.cli.simulation;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A few daemon threads, so that whoever keeps a connection open without a request occupies one for
 * a while only: what takes longer than the limit is interrupted, which ends its connection.
 */
final class BoundedThreads implements Executor, AutoCloseable {

  private final ExecutorService workers;
  private final ScheduledExecutorService clock;
  private final Duration limit;

  /**
   * Starts no thread yet.
   *
   * @param name of the threads
   * @param most how many pieces of work are done at the same time; others wait
   * @param limit how long one may take, from the moment when it begins
   */
  BoundedThreads(String name, int most, Duration limit) {
    this.workers = Executors.newFixedThreadPool(most, work -> daemon(work, name));
    this.clock = Executors.newSingleThreadScheduledExecutor(work -> daemon(work, name + "-limit"));
    this.limit = limit;
  }

  private static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void execute(Runnable work) {
    workers.execute(() -> runLimited(work));
  }

  private void runLimited(Runnable work) {
    FutureTask<?> task = new FutureTask<>(work, null);
    Future<?> end =
        clock.schedule(() -> task.cancel(true), limit.toMillis(), TimeUnit.MILLISECONDS);
    task.run();
    end.cancel(false);
    // The interruption was meant for this piece of work, and not for the next one.
    Thread.interrupted();
  }

  /** Takes no more work. What is under way may end. */
  @Override
  public void close() {
    workers.shutdown();
    clock.shutdownNow();
  }
}
