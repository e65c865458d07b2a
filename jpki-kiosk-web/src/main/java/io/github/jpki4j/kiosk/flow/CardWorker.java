package io.github.jpki4j.kiosk.flow;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work with the card, done by one thread, one after the other. The person may be elsewhere when it
 * ends: then it is not the present work any more. Used with the lock of its conversation, except
 * where it is said.
 *
 * @param <V> what belongs to the person
 */
final class CardWorker<V> implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(CardWorker.class);

  private final ExecutorService thread;

  /** Whether the present step waits for its work. */
  private boolean working;

  /** Counts works, so that one that ends late is not taken for the present one. */
  private long works;

  /** When the work began that is being done, as {@link System#nanoTime}; null without work. */
  private volatile @Nullable Long began;

  CardWorker(ThreadFactory threads) {
    thread = Executors.newSingleThreadExecutor(threads);
  }

  /** Whether the present step waits for its work. */
  boolean isWorking() {
    return working;
  }

  /**
   * Begins the present work.
   *
   * @param broken where the person is if the work fails in a way that nobody foresaw
   * @param ended is told, on the worker's thread and without the lock, the number of the work and
   *     where it leads
   */
  void begin(
      Step.Work<V> work, V visit, Supplier<Step<V>> broken, BiConsumer<Long, Step<V>> ended) {
    long number = ++works;
    working = true;
    thread.execute(() -> ended.accept(number, run(work, visit, broken)));
  }

  private Step<V> run(Step.Work<V> work, V visit, Supplier<Step<V>> broken) {
    began = System.nanoTime();
    try {
      return Objects.requireNonNull(work.run(visit), "the next step");
    } catch (RuntimeException | Error e) {
      LOG.error("work failed in a way that nobody foresaw: {}", FailureTrace.withoutTexts(e));
      return broken.get();
    } finally {
      began = null;
    }
  }

  /**
   * Ends the present work.
   *
   * @param number of the work that has ended
   * @return whether it was the present one
   */
  boolean end(long number) {
    boolean present = working && number == works;
    working &= !present;
    return present;
  }

  /** The person is elsewhere: nobody waits for the work any more, which goes on. */
  void leave() {
    working = false;
  }

  /** How long the work goes on that is being done, whoever still waits for it. Needs no lock. */
  Duration workingFor() {
    Long start = began;
    return start == null ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - start);
  }

  /** Does something before work that begins later. */
  void beforeNext(Runnable task) {
    thread.execute(task);
  }

  /** Lets the thread end after what it has to do. Needs no lock. */
  @Override
  public void close() {
    thread.shutdown();
  }
}
