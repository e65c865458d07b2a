package io.github.jpki4j.dss;

import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.signer.DocumentBoundary;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Waits for DSS, and not for ever: nobody bounds the time that it takes for a hostile document.
 * What takes longer is given up; its thread is a daemon that is interrupted, and ends when it ends.
 *
 * @param longest for one piece of work
 */
record TimeLimit(Duration longest) {

  /** As the documents page says. */
  static final TimeLimit USUAL = new TimeLimit(Duration.ofMinutes(2));

  /**
   * Lets DSS work.
   *
   * @param told what is told of whatever it throws, and of a {@link TimeoutException}
   */
  <T> T call(Function<Throwable, DocumentException> told, DocumentBoundary.Work<T> work)
      throws DocumentException {
    FutureTask<T> task = new FutureTask<>(() -> DocumentBoundary.call(told, work));
    Thread thread = new Thread(task, "jpki-dss");
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw told.apply(new TimeoutException("no result within " + longest.toSeconds() + " s"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw told.apply(e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof DocumentException known ? known : told.apply(e);
    } finally {
      task.cancel(true);
    }
  }
}
