package io.github.jpki4j.kiosk.program;

import io.github.jpki4j.kiosk.KioskStatus;
import io.github.jpki4j.kiosk.server.KioskServer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A server from its start to its end. A signal (INT, TERM, HUP) ends it in order, and then the
 * process with 0: to be stopped so is what it is there for.
 */
public final class KioskRun implements AutoCloseable {

  /** Why it ended by itself. */
  public enum End {
    /** The time was over. */
    TIME_OVER,
    /** Work did not end, even after its session was closed. */
    STUCK,
    /** The thread was interrupted. */
    INTERRUPTED
  }

  /** How long it may be stuck before the process ends, so that it is started anew. */
  private static final Duration STUCK = Duration.ofSeconds(10);

  private static final Duration LOOK = Duration.ofSeconds(1);

  private final KioskServer server;
  private final Duration finish;
  private final Runnable eachSecond;
  private final Thread hook = new Thread(this::endBySignal, "jpki-kiosk-end");

  /**
   * Listens to signals from now on.
   *
   * @param finish how long who is being served may go on after a signal
   * @param eachSecond what is done every second
   */
  public KioskRun(KioskServer server, Duration finish, Runnable eachSecond) {
    this.server = server;
    this.finish = finish;
    this.eachSecond = eachSecond;
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void endBySignal() {
    try {
      server.stop(finish);
      Runtime.getRuntime().halt(0);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Waits for a reason to end.
   *
   * @param limit from now on; empty for none
   */
  public End await(Optional<Duration> limit) {
    long start = System.nanoTime();
    long stuckSince = start;
    while (limit.isEmpty() || System.nanoTime() - start < limit.get().toNanos()) {
      eachSecond.run();
      if (server.status() != KioskStatus.STUCK) {
        stuckSince = System.nanoTime();
      } else if (System.nanoTime() - stuckSince > STUCK.toNanos()) {
        return End.STUCK;
      }
      try {
        TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return End.INTERRUPTED;
      }
    }
    return End.TIME_OVER;
  }

  /** Listens to signals no more. */
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // A signal has come, and the hook ends the process.
    }
  }
}
