package io.github.jpki4j.it.soak;

import static io.github.jpki4j.it.pcscd.PcscdFixture.within;

import io.github.jpki4j.it.pcscd.PcscdFixture;
import io.github.jpki4j.it.pcscd.ReaderBank;
import io.github.jpki4j.it.pcscd.VpcdCard;
import io.github.jpki4j.pcsc.KioskSession.End;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** One customer at a reader, from inserting the card to leaving. */
final class CustomerScenario {

  /** How soon a person whose card took another's place inserts it again. */
  private static final Duration BEFORE_AGAIN = Duration.ofSeconds(5);

  /** Longer than the time limit and the grace for work together. */
  private static final Duration LONGEST_SESSION = Duration.ofSeconds(30);

  private static final long OUT_MILLIS = 1_000;

  /**
   * pcscd 1.9.9 looks every 400 ms whether the card is still there. If a link is cut between the
   * card's leaving and that look, the reader is called empty at once; a card that comes before the
   * look is then never told of.
   */
  private static final long BEFORE_INSERTING_MILLIS = 800;

  private final KioskUser user;
  private final ReaderWorker worker;
  private final ServiceOutages outages;
  private final boolean isFollower;
  private final int begin;
  private final FaultInjector injector;
  private volatile Optional<VpcdCard> card = Optional.empty();
  private volatile Optional<CustomerScenario> follower = Optional.empty();
  private volatile boolean followerInserted;
  private volatile boolean handedOver;

  /**
   * Prepares it; nothing is inserted yet.
   *
   * @param isFollower whether this card takes another one's place, whose holder inserts it
   */
  CustomerScenario(
      KioskUser user, ReaderWorker worker, ServiceOutages outages, boolean isFollower) {
    this.user = user;
    this.worker = worker;
    this.outages = outages;
    this.isFollower = isFollower;
    this.begin = outages.now();
    this.injector = new FaultInjector(this, user, worker.reader(), outages);
  }

  /**
   * Runs it.
   *
   * @param next makes the one who comes after this one, asked at most once
   * @return the scenario of whoever took this one's place, whose card is in the reader already
   */
  Optional<CustomerScenario> run(Supplier<CustomerScenario> next) {
    if (user.parameters.fault() == FaultKind.SWAPPED) {
      follower = Optional.of(next.get());
    }
    if (!isFollower) {
      if (!within(PcscdFixture.PATIENCE, worker::isReady)) {
        user.fail("the kiosk does not become ready for a card");
        return Optional.empty();
      }
      sleep(BEFORE_INSERTING_MILLIS);
      worker.assign(user);
      insert();
    }
    injector.whenInserted();
    awaitSession();
    stay();
    leave();
    check();
    return follower;
  }

  /** Waits a moment; an interrupt ends that early. */
  static void sleep(long millis) {
    LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
  }

  private void insert() {
    user.injector = Optional.of(injector);
    require(PcscdFixture.PATIENCE, this::tryToInsert, "the card cannot be inserted");
  }

  private boolean tryToInsert() {
    try {
      card = Optional.of(VpcdCard.insert(ReaderBank.port(worker.reader()), injector));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private void awaitSession() {
    if (isFollower && !await(BEFORE_AGAIN, () -> user.sessionStarted) && isIn()) {
      user.insertedAgain = true;
      takeOut();
      sleep(OUT_MILLIS);
      insert();
    }
    boolean noticed =
        await(PcscdFixture.PATIENCE, () -> user.sessionStarted) || user.result.isPresent();
    if (!noticed && isIn() && !outages.hasHappenedSince(begin)) {
      user.lost = true;
      String where = isFollower ? ", in the place of another card" : "";
      user.fail("the card was never noticed at " + worker.reader() + where);
    }
  }

  /** Until the person has reason to take the card. */
  private void stay() {
    injector.whileWorking(() -> user.result.isEmpty() && isIn());
    if (user.sessionStarted) {
      await(PcscdFixture.PATIENCE, () -> user.result.isPresent());
    }
    if (user.parameters.fault() == FaultKind.NEVER_LEAVES) {
      await(PcscdFixture.PATIENCE, () -> user.sessionEnded);
      requireTimeOver();
    } else {
      injector.whenDone();
      within(Duration.ofMillis(user.parameters.pauseMillis()), () -> user.sessionEnded);
    }
    if (user.sessionEnded && isIn()) {
      injector.end();
      require(
          LONGEST_SESSION,
          user::hasNothingVerified,
          "the session is over, and a secret is still verified");
    }
  }

  private void requireTimeOver() {
    if (user.end.equals(Optional.of(End.TIME_OVER))) {
      user.faultOccurred = true;
    } else if (user.sessionEnded && !isExcused()) {
      user.fail("the time was to be over, and the session ended with " + user.end);
    }
  }

  private boolean isExcused() {
    return isFollower || outages.hasHappenedSince(begin);
  }

  private void require(Duration limit, BooleanSupplier condition, String otherwise) {
    if (!within(limit, condition)) {
      user.fail(otherwise);
    }
  }

  /** Waits for something as long as the card is in; whether it happened. */
  private boolean await(Duration limit, BooleanSupplier condition) {
    within(limit, () -> condition.getAsBoolean() || !isIn());
    return condition.getAsBoolean();
  }

  private boolean isIn() {
    return card.filter(VpcdCard::isInserted).isPresent();
  }

  private void leave() {
    if (follower.isPresent() && !handedOver) {
      user.faultOccurred = true;
      handOver();
    }
    takeOut();
    insertFollower();
    if (user.sessionStarted || user.result.isPresent()) {
      require(PcscdFixture.PATIENCE, () -> user.sessionEnded, "the session was never over");
    }
  }

  private void takeOut() {
    injector.end();
    pull();
    require(PcscdFixture.PATIENCE, () -> !isIn(), "the card does not come out");
  }

  /** Pulls the card out. */
  void pull() {
    card.ifPresent(VpcdCard::close);
  }

  /** Inserts the follower's card, if there is a follower, behind this one. */
  void insertFollower() {
    if (follower.isPresent() && !followerInserted) {
      followerInserted = true;
      follower.get().insert();
    }
  }

  /** Lets the follower's card take this one's place. */
  void handOver() {
    handedOver = true;
    follower.ifPresent(next -> worker.assign(next.user));
  }

  private void check() {
    user.tries.errors().forEach(user::fail);
    TaskResult.Kind expected = user.parameters.expected();
    boolean asExpected = user.result.filter(result -> result.kind() == expected).isPresent();
    if (!asExpected && !user.faultOccurred && !isExcused()) {
      user.fail("no fault, and instead of " + expected + " the kiosk said " + user.result);
    }
    user.leave();
  }
}
