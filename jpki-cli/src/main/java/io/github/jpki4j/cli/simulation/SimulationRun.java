package io.github.jpki4j.cli.simulation;

import io.github.jpki4j.cli.command.CommandContext;
import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.cli.command.Failure;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A simulated card in a virtual reader, from the beginning to the end. A signal (INT, TERM, HUP)
 * ends it in order, and then the process with 0: to be stopped so is what it is there for.
 */
final class SimulationRun implements AutoCloseable {

  /** How long a signal may wait for the end. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final long EVER = Duration.ofDays(10_000).toMillis();

  private final CommandContext context;
  private final VirtualReader reader;
  private final Runnable save;
  private final Optional<StateKeeper> keeper;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread hook = new Thread(this::endBySignal, "jpki-simulate-end");

  /**
   * Listens to signals from now on.
   *
   * @param save writes the state file, if there is one, and can be called twice
   * @param keeper what may have failed to write the state file before that
   */
  SimulationRun(
      CommandContext context, VirtualReader reader, Runnable save, Optional<StateKeeper> keeper) {
    this.context = context;
    this.reader = reader;
    this.save = save;
    this.keeper = keeper;
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void endBySignal() {
    reader.stop();
    try {
      if (ended.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        save.run();
        requireKept();
        Runtime.getRuntime().halt(ExitCode.OK.number());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Failure e) {
      Runtime.getRuntime().halt(context.results().fail(e).number());
    }
  }

  /**
   * Puts the card in and stays until there is a reason to end.
   *
   * @param page what to show once the card is in the reader
   * @param limit seconds, from now on
   * @throws Failure if there is no reader, or it went away, or the file cannot be written
   */
  ExitCode work(StartPage page, Optional<Integer> limit) {
    try {
      ExitCode end = stay(page, limit);
      requireKept();
      return end;
    } finally {
      page.control().ifPresent(ControlServer::close);
    }
  }

  private ExitCode stay(StartPage page, Optional<Integer> limit) {
    insert(page.vpcd());
    long start = System.nanoTime();
    boolean shown = false;
    while (true) {
      long spent = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
      long left = limit.map(seconds -> seconds * 1_000L - spent).orElse(EVER);
      switch (reader.next(Math.max(0, left))) {
        case NOT_POWERED -> context.output().note("simulate.no-power", page.vpcd());
        case READY -> {
          if (!shown) {
            context.results().show(() -> page.text(context.messages()), page::json);
            context.output().finish();
            shown = true;
          }
        }
        case TAKEN_OUT -> {
          requireKept();
          if (page.control().isEmpty()) {
            context.output().note("simulate.taken-out");
            return ExitCode.OK;
          }
        }
        case READER_GONE -> throw new Failure(ExitCode.NO_READER, "simulate.ended", page.vpcd());
        case STOP -> {
          return ExitCode.OK;
        }
        case TIME_OVER -> {
          if (!shown) {
            throw new Failure(ExitCode.NO_READER, "simulate.never", page.vpcd());
          }
          return ExitCode.OK;
        }
      }
    }
  }

  private void requireKept() {
    Optional<Failure> failure = keeper.flatMap(StateKeeper::failure);
    if (failure.isPresent()) {
      throw failure.get();
    }
  }

  private void insert(String vpcd) {
    try {
      reader.insert();
    } catch (IOException e) {
      throw new Failure(e, ExitCode.NO_READER, "simulate.refused", vpcd);
    }
  }

  /** Takes the card out. */
  @Override
  public void close() {
    reader.close();
    ended.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // A signal has come, and the hook ends the process.
    }
  }
}
