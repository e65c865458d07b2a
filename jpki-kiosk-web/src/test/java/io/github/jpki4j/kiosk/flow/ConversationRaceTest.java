package io.github.jpki4j.kiosk.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Everything that may happen to a conversation, at once. */
class ConversationRaceTest {

  private static Form form(long version, String action) {
    byte[] bytes =
        ("version=" + version + "&action=" + action + "&language=en")
            .getBytes(StandardCharsets.US_ASCII);
    return Form.parse(bytes, bytes.length);
  }

  /** Takes note of what counted. */
  private static final class Log {
    final Queue<Long> counted = new ConcurrentLinkedQueue<>();
    final AtomicInteger atWork = new AtomicInteger();
    final AtomicInteger mostAtWork = new AtomicInteger();
    final AtomicInteger works = new AtomicInteger();
    final AtomicInteger duringWork = new AtomicInteger();
    final AtomicInteger shown = new AtomicInteger();
  }

  private record Calm(Log log, Chain chain) implements Step<Log> {
    @Override
    public String page() {
      return "calm";
    }

    @Override
    public Step<Log> act(Log visit, Form form) {
      if (!form.action().equals("more")) {
        log.counted.add(chain.version());
      }
      return switch (form.action()) {
        case "work" -> new Busy(log, chain);
        case "next" -> new Calm(log, chain);
        case "fail" -> throw new IllegalStateException("of a step");
        default -> this;
      };
    }
  }

  private record Busy(Log log, Chain chain) implements Step<Log> {
    @Override
    public String page() {
      return "busy";
    }

    @Override
    public Step<Log> act(Log visit, Form form) {
      log.duringWork.incrementAndGet();
      return this;
    }

    @Override
    public Optional<Work<Log>> work() {
      return Optional.of(
          visit -> {
            log.mostAtWork.accumulateAndGet(log.atWork.incrementAndGet(), Math::max);
            Thread.onSpinWait();
            log.atWork.decrementAndGet();
            if (log.works.incrementAndGet() % 500 == 0) {
              throw new IllegalStateException("of work");
            }
            return new Calm(log, chain);
          });
    }
  }

  private static final class Chain extends Conversation<Log> {
    final Log log = new Log();

    Chain(Patience patience) {
      super("race", patience, new Start());
      go(now -> new Calm(log, this));
    }

    private record Start() implements Step<Log> {
      @Override
      public String page() {
        return "start";
      }
    }

    void happen() {
      go(now -> new Calm(log, this));
    }

    void start() {
      go(now -> new Busy(log, this));
    }

    void wait(Duration time) {
      go(
          now -> {
            after(time, now, () -> new Calm(log, this));
            return now;
          });
    }

    @Override
    protected Log visit() {
      return log;
    }

    @Override
    protected Step<Log> timeIsOver() {
      return new Calm(log, this);
    }

    @Override
    protected Step<Log> broken() {
      return new Calm(log, this);
    }
  }

  @RepeatedTest(5)
  void whateverHappensAtOnceEachVersionCountsOnceAndWorkIsDoneByOne() throws Exception {
    long seed = Long.getLong("jpki.seed", System.nanoTime());
    System.out.println("-Djpki.seed=" + seed);
    Chain chain = new Chain(new Patience(Duration.ofMillis(2), Duration.ofMillis(2)));
    AtomicLong last = new AtomicLong();
    List<Throwable> failures = new ArrayList<>();
    chain.listen(
        () -> {
          assertThat(Thread.holdsLock(chain)).isFalse();
          chain.log.shown.incrementAndGet();
        });
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < 8; t++) {
      Random random = new Random(seed + t);
      Thread thread =
          new Thread(
              () -> {
                for (int i = 0; i < 2000; i++) {
                  long seen = last.get();
                  long version = chain.screen().version();
                  assertThat(version).isGreaterThanOrEqualTo(seen);
                  last.accumulateAndGet(version, Math::max);
                  disturb(chain, random, version);
                }
              });
      thread.setUncaughtExceptionHandler(
          (one, failure) -> {
            synchronized (failures) {
              failures.add(failure);
            }
          });
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(failures).as("seed " + seed).isEmpty();
    assertThat(chain.log.counted).as("seed " + seed).isNotEmpty().doesNotHaveDuplicates();
    awaitWork(chain.log);
    assertThat(chain.log.mostAtWork).hasValue(1);
    assertThat(chain.log.duringWork).hasValue(0);
    assertThat(chain.log.shown.get()).isPositive();
    chain.close();
    long end = chain.version();
    chain.happen();
    chain.act(form(end, "next"));
    assertThat(chain.version()).isEqualTo(end);
  }

  /** On a machine that is busy the thread that works may not have come to it yet. */
  private static void awaitWork(Log log) throws InterruptedException {
    for (int i = 0; i < 6000 && log.works.get() == 0; i++) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }

  private static void disturb(Chain chain, Random random, long version) {
    switch (random.nextInt(10)) {
      case 0 -> chain.happen();
      case 1 -> chain.start();
      case 2 -> chain.wait(Duration.ofMillis(random.nextInt(3)));
      case 3 -> act(chain, version, "language");
      case 4 -> act(chain, version - 1, "next");
      case 5 -> act(chain, version, random.nextInt(100) == 0 ? "fail" : "next");
      case 6 -> act(chain, version, "work");
      case 7 -> act(chain, version, "more");
      case 8 -> chain.breakOff();
      default -> act(chain, version, "next");
    }
  }

  private static void act(Chain chain, long version, String action) {
    try (Form form = form(version, action)) {
      chain.act(form);
    }
  }

  @Test
  void workThatEndsAfterTheEndShowsNothingAndEndsItsThread() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    Chain chain = new Chain(Patience.STANDARD);
    AtomicInteger done = new AtomicInteger();
    chain.go(
        now ->
            new Step<>() {
              @Override
              public String page() {
                return "slow";
              }

              @Override
              public Optional<Work<Log>> work() {
                return Optional.of(
                    visit -> {
                      begun.countDown();
                      try {
                        go.await();
                      } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                      }
                      done.incrementAndGet();
                      return new Calm(visit, chain);
                    });
              }
            });
    begun.await();
    long version = chain.version();
    chain.close();
    go.countDown();
    for (int i = 0; i < 6000 && (done.get() == 0 || isThere("jpki-race-card")); i++) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
    assertThat(done).hasValue(1);
    assertThat(isThere("jpki-race-card")).isFalse();
    assertThat(chain.version()).isEqualTo(version);
  }

  private static boolean isThere(String thread) {
    return Thread.getAllStackTraces().keySet().stream()
        .anyMatch(one -> one.getName().equals(thread));
  }
}
