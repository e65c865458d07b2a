package io.github.jpki4j.pcsc;

import io.github.jpki4j.pcsc.winscard.ScardException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A daemon thread for calls into PC/SC that may never return. One call at a time; after a time-out
 * only {@link #last}.
 */
final class CallThread {

  /**
   * A call.
   *
   * @param <T> what it returns
   */
  @FunctionalInterface
  interface Call<T> {
    /** Calls. */
    T run() throws ScardException;
  }

  /**
   * Where the thread waits for its next call: awake for a moment, because commands follow each
   * other closely and to wake a thread takes as long as a quarter of an exchange with a virtual
   * reader. The thread that made the call does not wait so: it would take the processor from the
   * service that it waits for.
   */
  private static final class NextCalls extends LinkedBlockingQueue<Runnable> {
    private static final long serialVersionUID = 1L;
    private static final long AWAKE_NANOS = 50_000;

    private final boolean otherProcessors = Runtime.getRuntime().availableProcessors() > 1;

    @Override
    public Runnable take() throws InterruptedException {
      long start = System.nanoTime();
      while (otherProcessors && isEmpty() && System.nanoTime() - start < AWAKE_NANOS) {
        Thread.onSpinWait();
      }
      return super.take();
    }
  }

  private final ExecutorService executor;

  /**
   * Creates it; the thread starts with the first call.
   *
   * @param name of the thread
   */
  CallThread(String name) {
    this(
        new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new NextCalls(),
            work -> {
              Thread thread = new Thread(work, name);
              thread.setDaemon(true);
              return thread;
            }));
  }

  /**
   * Creates it over an executor, which ends with it.
   *
   * @param executor runs one piece of work at a time
   */
  CallThread(ExecutorService executor) {
    this.executor = executor;
  }

  /**
   * Makes a call and waits for it. An interrupt does not end the waiting, because a command that is
   * under way cannot be taken back; the thread's interrupt flag is set afterwards.
   *
   * @param <T> what it returns
   * @param limit how long to wait
   * @param call the call
   * @return what it returned
   * @throws ScardException what it threw
   * @throws TimeoutException if it did not return in time; it may still be under way
   */
  <T> T call(Duration limit, Call<T> call) throws ScardException, TimeoutException {
    Future<T> future = submit(call);
    long end = System.nanoTime() + Polling.nanos(limit);
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return result(future, end - System.nanoTime());
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Begins a call. */
  <T> Future<T> submit(Call<T> call) {
    return executor.submit(call::run);
  }

  /**
   * Waits for a call.
   *
   * @param <T> what it returns
   * @param future the call
   * @param nanos how long to wait
   * @return what it returned
   * @throws ScardException what it threw
   * @throws TimeoutException if it did not return in time; if it had not begun, it never will
   * @throws InterruptedException if this thread was interrupted; the call goes on
   */
  static <T> T result(Future<T> future, long nanos)
      throws ScardException, TimeoutException, InterruptedException {
    try {
      return future.get(Math.max(nanos, 0), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      future.cancel(false);
      throw e;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ScardException scard) {
        throw scard;
      }
      throw new IllegalStateException("a call into PC/SC broke off", e.getCause());
    } catch (CancellationException e) {
      throw new IllegalStateException("a call was made after its thread had ended", e);
    }
  }

  /**
   * Ends the thread after some last work, which runs as soon as a call that hangs has returned.
   *
   * @param work does not throw
   */
  void last(Runnable work) {
    executor.execute(work);
    executor.shutdown();
  }

  /** Ends the thread once nothing is under way any more. */
  void end() {
    executor.shutdown();
  }
}
