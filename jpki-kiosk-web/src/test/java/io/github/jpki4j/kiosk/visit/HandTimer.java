package io.github.jpki4j.kiosk.visit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A timer for which time passes only when told, however busy the machine is. Thread-safe. */
final class HandTimer extends ScheduledThreadPoolExecutor {

  private record Task(long at, Runnable deed, ScheduledFuture<?> future) {}

  private final List<Task> tasks = new ArrayList<>();
  private long now;

  HandTimer() {
    super(1);
    setRemoveOnCancelPolicy(true);
  }

  /** Keeps it; the future of it can be cancelled, and never comes by itself. */
  @Override
  public synchronized ScheduledFuture<?> schedule(Runnable deed, long delay, TimeUnit unit) {
    ScheduledFuture<?> future = super.schedule(() -> {}, Long.MAX_VALUE, TimeUnit.NANOSECONDS);
    tasks.add(new Task(now + unit.toNanos(delay), deed, future));
    return future;
  }

  /** Time passes, and what is due happens in its order, on this thread. */
  void goOn(Duration time) {
    long end = now() + time.toNanos();
    for (Optional<Task> due = next(end); due.isPresent(); due = next(end)) {
      due.get().deed().run();
    }
  }

  private synchronized long now() {
    return now;
  }

  /** Without the lock of whoever schedules. */
  private synchronized Optional<Task> next(long end) {
    tasks.removeIf(task -> task.future().isDone());
    Optional<Task> due =
        tasks.stream().filter(task -> task.at() <= end).min(Comparator.comparingLong(Task::at));
    due.ifPresent(tasks::remove);
    now = due.map(Task::at).orElse(end);
    return due;
  }
}
