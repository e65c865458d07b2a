package io.github.jpki4j.kiosk.flow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is to happen after a time, as long as a person stays where the person is. What is cancelled
 * is let go at once, since it holds a step of the person. Not thread-safe: used with the lock of
 * its conversation.
 */
final class Waits<V> implements AutoCloseable {

  /** One of them. */
  static final class Wait<V> {
    private final Step<V> from;
    private final boolean idle;
    private @Nullable Future<?> future;

    private Wait(Step<V> from, boolean idle) {
      this.from = from;
      this.idle = idle;
    }
  }

  private final ScheduledExecutorService timer;
  private final List<Wait<V>> waits = new ArrayList<>();

  Waits(ScheduledExecutorService timer) {
    this.timer = timer;
  }

  /** One that lets go at once of what is cancelled. */
  static ScheduledExecutorService timer(ThreadFactory threads) {
    ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, threads);
    timer.setRemoveOnCancelPolicy(true);
    return timer;
  }

  /**
   * Begins one.
   *
   * @param from where the person is meanwhile
   * @param idle whether it begins anew when the person does something there
   * @param over what is done then, on the timer's thread and without the lock
   */
  void begin(Duration time, Step<V> from, boolean idle, Consumer<Wait<V>> over) {
    Wait<V> wait = new Wait<>(from, idle);
    waits.add(wait);
    wait.future = timer.schedule(() -> over.accept(wait), time.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * Begins one that nothing cancels, wherever the person is.
   *
   * @param over what is done then, on the timer's thread and without the lock; holds no step
   */
  void always(Duration time, Runnable over) {
    Future<?> unused = timer.schedule(over, time.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * Ends one whose time is over.
   *
   * @param now where the person is
   * @return whether it counts: nothing cancelled it meanwhile, be it by a moment
   */
  boolean end(Wait<V> wait, Step<V> now) {
    return waits.remove(wait) && wait.from == now;
  }

  /** Cancels what was for elsewhere, and what waited for the person to do something. */
  void cancelAllBut(Step<V> now) {
    for (Wait<V> wait : List.copyOf(waits)) {
      if (wait.from != now || wait.idle) {
        waits.remove(wait);
        Objects.requireNonNull(wait.future).cancel(false);
      }
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
    waits.clear();
  }
}
