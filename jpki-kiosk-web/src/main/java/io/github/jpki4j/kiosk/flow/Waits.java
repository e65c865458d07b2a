package io.github.jpki4j.kiosk.flow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What is to happen after a time, as long as a person stays where the person is. What is cancelled
 * is let go at once, since it holds a step of the person. Not thread-safe: used with the lock of
 * its conversation.
 */
final class Waits<V> implements AutoCloseable {

  /** One of them. */
  private static final class Wait<V> {
    private final Step<V> from;
    private final boolean idle;
    private @Nullable Future<?> future;

    private Wait(Step<V> from, boolean idle) {
      this.from = from;
      this.idle = idle;
    }
  }

  private final ScheduledExecutorService timer;
  private final Consumer<UnaryOperator<Step<V>>> go;
  private final List<Wait<V>> waits = new ArrayList<>();

  /**
   * Creates them.
   *
   * @param timer by which time passes, closed with this
   * @param go takes, without the lock, where the person is after a time by where the person is then
   */
  Waits(ScheduledExecutorService timer, Consumer<UnaryOperator<Step<V>>> go) {
    this.timer = timer;
    this.go = go;
  }

  /** One that lets go at once of what is cancelled, and drops what comes after its end. */
  static ScheduledExecutorService timer(ThreadFactory threads) {
    ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, threads);
    timer.setRemoveOnCancelPolicy(true);
    timer.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
    return timer;
  }

  /**
   * Begins one; does nothing after the end.
   *
   * @param from where the person is meanwhile
   * @param idle whether it begins anew when the person does something there
   * @param to where the person is then
   */
  void begin(Duration time, Step<V> from, boolean idle, Supplier<Step<V>> to) {
    Wait<V> wait = new Wait<>(from, idle);
    waits.add(wait);
    wait.future = schedule(time, now -> end(wait, now) ? to.get() : now);
  }

  /**
   * Begins one that nothing cancels, wherever the person is; does nothing after the end.
   *
   * @param next where the person is then; holds no step
   */
  void always(Duration time, UnaryOperator<Step<V>> next) {
    Future<?> unused = schedule(time, next);
  }

  private Future<?> schedule(Duration time, UnaryOperator<Step<V>> next) {
    return timer.schedule(() -> go.accept(next), time.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * Ends one whose time is over; says whether nothing cancelled it meanwhile, be it by a moment.
   */
  private boolean end(Wait<V> wait, Step<V> now) {
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
