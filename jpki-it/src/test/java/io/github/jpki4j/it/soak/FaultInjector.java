package io.github.jpki4j.it.soak;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Lets the fault of a plan happen when its moment comes, on whatever thread it comes to. */
final class FaultInjector implements VirtualCard.CommandHandler {

  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(20);

  /** Longer than a command may take at the kiosk. */
  private static final long SILENCE_MILLIS = 2_300;

  private static final long RETRY_MILLIS = 20;

  private final Customer customer;
  private final ScenarioParameters plan;
  private final KioskTerminal terminal;
  private final ServiceOutages outages;
  private final CustomerScenario scenario;
  private final CountDownLatch resetDue = new CountDownLatch(1);
  private final CountDownLatch silent = new CountDownLatch(1);
  private final CountDownLatch over = new CountDownLatch(1);

  /**
   * Prepares it.
   *
   * @param customer whose fault
   * @param terminal where
   * @param outages of the service
   * @param scenario what can be done about the card
   */
  FaultInjector(
      Customer customer,
      KioskTerminal terminal,
      ServiceOutages outages,
      CustomerScenario scenario) {
    this.customer = customer;
    this.plan = customer.plan();
    this.terminal = terminal;
    this.outages = outages;
    this.scenario = scenario;
  }

  /** A card that is silent need not be any longer. */
  void end() {
    over.countDown();
  }

  // on the kiosk's thread, while it waits for the person

  void whenGreeted() {
    if (plan.fault() == FaultKind.SWAPPED) {
      queueUp();
    }
    boolean now = plan.at() % 2 == 0 || plan.task().secret().isEmpty();
    if (now && plan.fault() == FaultKind.PULLED_IDLE) {
      pullIdle();
    } else if (now && plan.fault() == FaultKind.FOREIGN_RESET) {
      reset();
    }
  }

  void whenTyping() {
    if (plan.fault() == FaultKind.PULLED_IDLE && plan.at() % 2 != 0) {
      pullIdle();
    }
  }

  private void queueUp() {
    try {
      scenario.queueUp();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void pullIdle() {
    customer.strike();
    scenario.pull();
    sleep(plan.pauseMillis());
  }

  private void reset() {
    if (new CompetingClient(terminal.port()).reset()) {
      customer.strike();
    }
  }

  // on the person's thread

  /** Has the card reset when its command has come; gives up when nobody waits any more. */
  void reset(BooleanSupplier waiting) throws InterruptedException {
    if (await(resetDue, waiting)) {
      reset();
    }
  }

  /** Waits until the kiosk must have given up a silent card. */
  void lastSilence(BooleanSupplier waiting) throws InterruptedException {
    if (await(silent, waiting)) {
      over.await(SILENCE_MILLIS + plan.pauseMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private static boolean await(CountDownLatch latch, BooleanSupplier waiting)
      throws InterruptedException {
    while (latch.getCount() > 0 && waiting.getAsBoolean()) {
      latch.await(RETRY_MILLIS, TimeUnit.MILLISECONDS);
    }
    return latch.getCount() == 0;
  }

  /** If the command at which it was planned did not come. */
  void killIdle() {
    if (!customer.isStruck()) {
      kill();
    }
  }

  private void kill() {
    customer.strike();
    outages.strike(plan.pauseMillis());
  }

  // on the card's thread

  @Override
  public Optional<byte[]> pass(int index, byte[] command) {
    if (customer.greeted.getCount() > 0) {
      customer.fail("a command came before the session began");
    }
    ExpectedTries expectedTries = customer.expectedTries();
    return switch (index == plan.at() ? plan.fault() : FaultKind.NONE) {
      case PULLED_BEFORE -> {
        customer.strike();
        yield Optional.empty();
      }
      case PULLED_AFTER -> {
        customer.strike();
        expectedTries.pass(command);
        yield Optional.empty();
      }
      case SWAPPED -> {
        customer.strike();
        scenario.handOver();
        if (plan.pauseMillis() % 2 == 0) {
          expectedTries.pass(command);
        }
        yield Optional.empty();
      }
      case NEVER_ANSWERS -> hang(command);
      case DAMAGED_ANSWER -> {
        customer.strike();
        yield Optional.of(damaged(expectedTries.pass(command)));
      }
      case SERVICE_KILLED -> {
        kill();
        yield Optional.of(expectedTries.pass(command));
      }
      case FOREIGN_RESET -> {
        resetDue.countDown();
        yield Optional.of(expectedTries.pass(command));
      }
      default -> Optional.of(expectedTries.pass(command));
    };
  }

  /** Until the kiosk has given up; then the card leaves, or answers after all. */
  private Optional<byte[]> hang(byte[] command) {
    customer.strike();
    byte[] late = customer.expectedTries().pass(command);
    silent.countDown();
    try {
      over.await(LONGEST_SILENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return plan.pauseMillis() % 2 == 0 ? Optional.of(late) : Optional.empty();
  }

  private byte[] damaged(byte[] answer) {
    return switch (plan.pauseMillis() % 3) {
      case 0 -> Arrays.copyOf(answer, 1);
      case 1 -> Arrays.copyOf(answer, Math.max(1, answer.length / 2));
      default -> new byte[] {0x12, 0x34};
    };
  }

  private static void sleep(long millis) {
    try {
      KioskTerminal.pause(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
