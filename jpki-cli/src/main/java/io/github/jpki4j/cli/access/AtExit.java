package io.github.jpki4j.cli.access;

import java.time.Duration;

/**
 * What is done first when a signal (INT, TERM, HUP) ends the JVM. It is given some seconds: a card
 * that never answers must not keep the process alive.
 */
public final class AtExit implements AutoCloseable {

  /** How long the end of the process may wait for it. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Thread hook;

  /** From now on, until {@link #close()}. */
  public AtExit(Runnable work) {
    hook = new Thread(() -> finish(work), "jpki-at-exit");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private static void finish(Runnable work) {
    Thread worker = new Thread(work, "jpki-end-of-session");
    worker.setDaemon(true);
    worker.start();
    try {
      worker.join(PATIENCE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** It is not wanted any more. */
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is ending already, and the work is being done.
    }
  }
}
