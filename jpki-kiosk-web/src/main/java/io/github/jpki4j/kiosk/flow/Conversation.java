package io.github.jpki4j.kiosk.flow;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One screen and whoever stands before it: the only place where a step follows another. An action
 * counts for the version of the screen on which it was taken, and only once, so that a second click
 * or a late page does nothing. Work with the card is done by one thread, one after the other; what
 * it leads to is not shown if the person is elsewhere by then.
 *
 * <p>Thread-safe. Subclasses say what comes from outside, by {@link #go}.
 *
 * @param <V> what belongs to the person
 */
public abstract class Conversation<V> implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Conversation.class);

  private final Patience patience;
  private final ExecutorService worker;
  private final CopyOnWriteArrayList<Runnable> listeners = new CopyOnWriteArrayList<>();

  /** Written with the lock, and read without: who asks for it never waits for a step. */
  private final AtomicLong version = new AtomicLong();

  // guarded by this
  private Step<V> step;
  private List<PageLanguage> languages = List.of(PageLanguage.values());
  private PageLanguage language = languages.get(0);
  private final Waits<V> waits;

  /** Whether work of the step is going on. */
  private boolean working;

  /** Counts works, so that one that ends late is not taken for the present one. */
  private long works;

  /** What was shown last because something else could not be shown. */
  private @Nullable Step<V> broke;

  private boolean closed;

  /** When the work began that is being done, as {@link System#nanoTime}; null without work. */
  private volatile @Nullable Long began;

  /** Begins at a step without work. */
  protected Conversation(String name, Patience patience, Step<V> first) {
    this(name, patience, first, Optional.empty());
  }

  /**
   * The same with another timer.
   *
   * @param timer by which time passes for who stands there, closed with this; by default its own
   */
  protected Conversation(
      String name, Patience patience, Step<V> first, Optional<ScheduledExecutorService> timer) {
    this.patience = patience;
    this.step = first;
    this.worker = Executors.newSingleThreadExecutor(threads(name + "-card"));
    this.waits = new Waits<>(timer.orElseGet(() -> Waits.timer(threads(name + "-timer"))));
  }

  private static ThreadFactory threads(String name) {
    return work -> {
      Thread thread = new Thread(work, "jpki-" + name);
      thread.setDaemon(true);
      return thread;
    };
  }

  /** Whose visit it is now. Called with the lock. */
  protected abstract V visit();

  /** Where a person is who did nothing for too long. Called with the lock. */
  protected abstract Step<V> timeIsOver();

  /**
   * Where a person is after a failure that nobody foresaw, of a step, its work or its page. Called
   * with the lock or without; has no work.
   */
  protected abstract Step<V> broken();

  /** What is to be seen now. */
  public final synchronized Screen screen() {
    return new Screen(version.get(), step.page(), language, languages, Map.copyOf(step.model()));
  }

  /** The version of what is to be seen now. Does not block. */
  public final long version() {
    return version.get();
  }

  /** The step now. Called with the lock. */
  protected final Step<V> step() {
    return step;
  }

  /** Whether work is going on. Called with the lock. */
  protected final boolean isWorking() {
    return working;
  }

  /** Tells of each change, on the thread that made it and without the lock. Does not block. */
  public final void listen(Runnable listener) {
    listeners.add(listener);
  }

  /**
   * A person did something.
   *
   * @param form what was sent; stays the caller's
   */
  public final void act(Form form) {
    change(
        () -> {
          if (!form.text("version").equals(Optional.of(Long.toString(version.get())))) {
            return;
          }
          if (form.action().equals("language")) {
            form.text("language")
                .flatMap(PageLanguage::of)
                .filter(languages::contains)
                .ifPresent(this::speak);
          } else if (!isWorking()) {
            enter(orBroken(() -> step.act(visit(), form)));
          }
        });
  }

  /**
   * Offers these languages alone.
   *
   * @param offered in the order in which they are shown; the first is that of a new person
   */
  public final void offer(List<PageLanguage> offered) {
    change(
        () -> {
          languages = List.copyOf(offered);
          speak(firstLanguage());
        });
  }

  /** The language of a new person. Called with the lock. */
  protected final PageLanguage firstLanguage() {
    return languages.get(0);
  }

  /** Changes the language; the step stays. Called with the lock. */
  protected final void speak(PageLanguage value) {
    language = value;
    version.incrementAndGet();
    if (!isWorking()) {
      await();
    }
  }

  /** Something happened that is not of the person's doing. */
  protected final void go(UnaryOperator<Step<V>> next) {
    change(() -> enter(orBroken(() -> next.apply(step))));
  }

  /** What is to be seen cannot be shown. Does nothing if that is so of what took its place, too. */
  public final void breakOff() {
    go(
        now -> {
          broke = now == broke ? now : broken();
          return broke;
        });
  }

  /** Nothing happens any more after the end; who listens is told without the lock. */
  private void change(Runnable change) {
    synchronized (this) {
      if (closed) {
        return;
      }
      long before = version.get();
      change.run();
      if (version.get() == before) {
        return;
      }
    }
    listeners.forEach(Runnable::run);
  }

  /**
   * What a step that is to follow becomes in fact. Called with the lock, for whatever is to follow;
   * the same step as now means that nothing changes.
   */
  protected Step<V> arriving(Step<V> next) {
    return next;
  }

  private Step<V> orBroken(Supplier<Step<V>> next) {
    try {
      return Objects.requireNonNull(next.get(), "the next step");
    } catch (RuntimeException | Error e) {
      LOG.error("a step failed in a way that nobody foresaw: {}", FailureTrace.withoutTexts(e));
      return broken();
    }
  }

  private void enter(Step<V> following) {
    Step<V> next = orBroken(() -> arriving(following));
    if (next == step) {
      return;
    }
    step = next;
    working = false;
    version.incrementAndGet();
    await();
    step.work().ifPresent(this::begin);
  }

  private void begin(Step.Work<V> work) {
    long number = ++works;
    V visit = visit();
    working = true;
    worker.execute(() -> end(number, run(work, visit)));
  }

  private Step<V> run(Step.Work<V> work, V visit) {
    began = System.nanoTime();
    try {
      return Objects.requireNonNull(work.run(visit), "the next step");
    } catch (RuntimeException | Error e) {
      LOG.error("work failed in a way that nobody foresaw: {}", FailureTrace.withoutTexts(e));
      return broken();
    } finally {
      began = null;
    }
  }

  /** How long the work goes on that is being done, whoever still waits for it. Does not block. */
  public final Duration workingFor() {
    Long start = began;
    return start == null ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - start);
  }

  private void end(long number, Step<V> next) {
    go(
        now -> {
          if (!working || number != works) {
            return now;
          }
          working = false;
          return next;
        });
  }

  /** Sets the time that this step waits. */
  private void await() {
    waits.cancelAllBut(step);
    if (step.isTimed()) {
      wait(patience.idle(), step, true, this::askForTime);
    }
  }

  private Step<V> askForTime() {
    Step<V> asking = MoreTime.of(step, patience.countdown());
    after(patience.countdown(), asking, this::timeIsOver);
    return asking;
  }

  /**
   * Ends a step after a time of its own. Called with the lock, before the step is entered or while
   * the person is there; what it holds is let go as soon as the person is elsewhere.
   */
  protected final void after(Duration time, Step<V> from, Supplier<Step<V>> to) {
    wait(time, from, false, to);
  }

  private void wait(Duration time, Step<V> from, boolean idle, Supplier<Step<V>> to) {
    if (!closed) {
      waits.begin(time, from, idle, wait -> go(now -> waits.end(wait, now) ? to.get() : now));
    }
  }

  /** Asks after a time where the person is then. Called with the lock. */
  protected final void later(Duration time, UnaryOperator<Step<V>> next) {
    if (!closed) {
      waits.always(time, () -> go(next));
    }
  }

  /**
   * Does something with the card behind the scenes, before work that begins later. With the lock.
   */
  protected final void beforeNextWork(Runnable task) {
    if (!closed) {
      worker.execute(task);
    }
  }

  /** Whether nobody is in the middle of something that an end of the server would break off. */
  public synchronized boolean isIdle() {
    return !isWorking();
  }

  /** Ends what work that does not end holds: by another thread than its own, which may wait. */
  public void abandon() {}

  /** Ends its threads. What works ends without being shown. Idempotent. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      waits.close();
    }
    worker.shutdown();
  }
}
