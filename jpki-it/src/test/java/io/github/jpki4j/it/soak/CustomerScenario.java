package io.github.jpki4j.it.soak;

import io.github.jpki4j.it.soak.TaskResult.Kind;
import io.github.jpki4j.pcsc.KioskSession.End;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** One customer at a terminal, from inserting the card to leaving. */
final class CustomerScenario {

  /** How long a person waits for something that takes a second at most. */
  static final Duration PATIENCE = Duration.ofSeconds(20);

  /** How soon a person whose card took another's place inserts it again. */
  private static final Duration BEFORE_AGAIN = Duration.ofSeconds(5);

  /** Time over, grace for work, and some. */
  private static final Duration FORGETTING = Duration.ofSeconds(10);

  private static final long RETRY_MILLIS = 20;
  private static final long WHILE_MILLIS = 1_000;

  /**
   * pcscd 1.9.9 looks every 400 ms whether the card is still there. If a link is cut between the
   * card's leaving and that look, the reader is called empty at once; a card that comes before the
   * look is then never told of.
   */
  private static final long STEP_UP_MILLIS = 500;

  /** How much longer than a person hesitates another program holds a card. */
  private static final int HOLD_FACTOR = 7;

  private final Customer customer;
  private final ScenarioParameters plan;
  private final KioskTerminal terminal;
  private final ServiceOutages outages;
  private final Supplier<Customer> next;
  private final int begin;
  private final FaultInjector injector;
  private volatile Optional<VirtualCard> hand = Optional.empty();
  private volatile Optional<CustomerScenario> successor = Optional.empty();
  private boolean succeeds;
  private volatile boolean queued;
  private volatile boolean swapped;

  /**
   * Plans it; nothing is inserted yet.
   *
   * @param customer who comes
   * @param terminal where to
   * @param outages of the service
   * @param next who comes after this one, asked at most once
   */
  CustomerScenario(
      Customer customer, KioskTerminal terminal, ServiceOutages outages, Supplier<Customer> next) {
    this.customer = customer;
    this.plan = customer.plan();
    this.terminal = terminal;
    this.outages = outages;
    this.next = next;
    this.begin = outages.now();
    this.injector = new FaultInjector(customer, terminal, outages, this);
  }

  /**
   * Goes through with it.
   *
   * @return the scenario of whoever took this one's place, whose card is in the reader already
   */
  Optional<CustomerScenario> run() throws InterruptedException {
    if (plan.fault() == FaultKind.SWAPPED) {
      CustomerScenario behind = new CustomerScenario(next.get(), terminal, outages, next);
      behind.succeeds = true;
      successor = Optional.of(behind);
    }
    if (!succeeds) {
      if (!terminal.awaitInvitation(PATIENCE)) {
        customer.fail("the kiosk invites nobody any more");
        return Optional.empty();
      }
      KioskTerminal.pause(STEP_UP_MILLIS);
      terminal.seat(customer);
      insert();
    }
    compete();
    stay();
    leave();
    judge();
    return successor;
  }

  private void insert() throws InterruptedException {
    customer.meanwhile(injector::whenGreeted, injector::whenTyping);
    long start = System.nanoTime();
    while (true) {
      try {
        hand = Optional.of(VirtualCard.insert(customer.card(), terminal.port(), injector));
        return;
      } catch (IOException e) {
        if (System.nanoTime() - start > PATIENCE.toNanos()) {
          customer.fail("the card cannot be inserted, " + e.getMessage());
          return;
        }
        KioskTerminal.pause(RETRY_MILLIS);
      }
    }
  }

  private void compete() throws InterruptedException {
    boolean exclusively = plan.fault() == FaultKind.HELD_EXCLUSIVELY;
    if ((exclusively || plan.fault() == FaultKind.HELD_IN_TRANSACTION)
        && new CompetingClient(terminal.port())
            .hold(exclusively, (long) HOLD_FACTOR * plan.pauseMillis())) {
      customer.strike();
    }
  }

  /** Until the person has reason to take the card. */
  private void stay() throws InterruptedException {
    awaitGreeting();
    switch (plan.fault()) {
      case FOREIGN_RESET -> injector.reset(this::isWaiting);
      case NEVER_ANSWERS -> injector.lastSilence(this::isWaiting);
      default -> {
        // nothing to do meanwhile
      }
    }
    if (customer.greeted.getCount() == 0) {
      await(customer.told, PATIENCE);
    }
    switch (plan.fault()) {
      case NEVER_LEAVES -> {
        await(customer.dismissed, PATIENCE);
        requireTimeOver();
      }
      case SERVICE_KILLED -> injector.killIdle();
      default -> customer.dismissed.await(plan.pauseMillis(), TimeUnit.MILLISECONDS);
    }
    if (customer.dismissed.getCount() == 0 && isIn()) {
      injector.end();
      requireForgotten();
    }
  }

  private void requireTimeOver() {
    if (customer.end().equals(Optional.of(End.TIME_OVER))) {
      customer.strike();
    } else if (customer.dismissed.getCount() == 0 && !succeeds && !outages.touched(begin)) {
      customer.fail("the time was to be over, and the session ended with " + customer.end());
    }
  }

  private boolean isWaiting() {
    return customer.told.getCount() > 0 && isIn();
  }

  private void awaitGreeting() throws InterruptedException {
    if (succeeds && !await(customer.greeted, BEFORE_AGAIN) && isIn()) {
      customer.insertsAgain();
      takeOut();
      KioskTerminal.pause(WHILE_MILLIS);
      insert();
    }
    if (!await(customer.greeted, PATIENCE)
        && isIn()
        && customer.result().isEmpty()
        && !outages.touched(begin)) {
      customer.lost("port " + terminal.port() + (succeeds ? ", in the place of another card" : ""));
    }
  }

  /** Waits for something as long as the card is in. */
  private boolean await(CountDownLatch latch, Duration limit) throws InterruptedException {
    long start = System.nanoTime();
    while (latch.getCount() > 0 && isIn() && System.nanoTime() - start < limit.toNanos()) {
      latch.await(RETRY_MILLIS, TimeUnit.MILLISECONDS);
    }
    return latch.getCount() == 0;
  }

  private boolean isIn() {
    return hand.filter(VirtualCard::isIn).isPresent();
  }

  private void requireForgotten() throws InterruptedException {
    long start = System.nanoTime();
    while (customer.isVerified()) {
      if (System.nanoTime() - start > FORGETTING.toNanos()) {
        customer.fail("the session is over, and a secret is still verified");
        return;
      }
      KioskTerminal.pause(RETRY_MILLIS);
    }
  }

  private void leave() throws InterruptedException {
    if (successor.isPresent() && !swapped) {
      customer.strike();
      handOver();
    }
    takeOut();
    queueUp();
    boolean begun = customer.greeted.getCount() == 0 || customer.result().isPresent();
    if (begun && !customer.dismissed.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
      customer.fail("the session was never over");
    }
  }

  private void takeOut() throws InterruptedException {
    injector.end();
    hand.ifPresent(VirtualCard::close);
    if (hand.isPresent() && !hand.get().awaitOut(PATIENCE)) {
      customer.fail("the card does not come out");
    }
  }

  /** Pulls the card out. */
  void pull() {
    hand.ifPresent(VirtualCard::close);
  }

  /** Lets the next person, if this one is to be swapped for one, insert a card behind this one. */
  void queueUp() throws InterruptedException {
    if (successor.isPresent() && !queued) {
      queued = true;
      successor.get().insert();
    }
  }

  /** Lets the next person sit down, whose card takes this one's place. */
  void handOver() {
    swapped = true;
    successor.ifPresent(behind -> terminal.seat(behind.customer));
  }

  private void judge() {
    customer.expectedTries().faults().forEach(customer::fail);
    boolean excused = customer.isStruck() || outages.touched(begin) || succeeds;
    Optional<Kind> kind = customer.result().map(TaskResult::kind);
    if (!excused && !kind.equals(Optional.of(plan.outcome()))) {
      customer.fail(
          "nothing went wrong, and instead of "
              + plan.outcome()
              + " the kiosk said "
              + customer.result());
    }
    customer.leave();
  }
}
