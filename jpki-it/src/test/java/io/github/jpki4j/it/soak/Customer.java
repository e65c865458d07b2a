package io.github.jpki4j.it.soak;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.pcsc.KioskSession.End;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.pki.TestPki;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * A person with a card and a plan: what the kiosk sees of one, and what the person sees of the
 * kiosk. What the person does about it is a {@link CustomerScenario}.
 */
final class Customer implements KioskUser {

  private final ScenarioParameters plan;
  private final RunStatistics statistics;
  private final TestCard card;
  private final ExpectedTries expectedTries;

  /** The session began. */
  final CountDownLatch greeted = new CountDownLatch(1);

  /** The kiosk told what came of it. */
  final CountDownLatch told = new CountDownLatch(1);

  /** The session is over. */
  final CountDownLatch dismissed = new CountDownLatch(1);

  private volatile Runnable whenGreeted = () -> {};
  private volatile Runnable whenTyping = () -> {};
  private volatile Optional<TaskResult> result = Optional.empty();
  private volatile Optional<End> end = Optional.empty();
  private volatile boolean struck;
  private boolean mistyped;

  Customer(ScenarioParameters plan, TestPki pki, RunStatistics statistics) {
    this.plan = plan;
    this.statistics = statistics;
    this.card =
        TestCard.builder()
            .pki(pki)
            .token(serial(plan))
            .authTriesLeft(plan.authTries())
            .signTriesLeft(plan.signTries())
            .seed(plan.number())
            .build();
    this.expectedTries = new ExpectedTries(card);
  }

  private static String serial(ScenarioParameters plan) {
    return String.format(Locale.ROOT, "SOAK%012d", plan.number());
  }

  ScenarioParameters plan() {
    return plan;
  }

  TestCard card() {
    return card;
  }

  ExpectedTries expectedTries() {
    return expectedTries;
  }

  Optional<TaskResult> result() {
    return result;
  }

  Optional<End> end() {
    return end;
  }

  /** The fault that was planned happens. */
  void strike() {
    struck = true;
  }

  boolean isStruck() {
    return struck;
  }

  void fail(String what) {
    statistics.fail(what + ": " + plan);
  }

  /** Nobody took notice of the card. */
  void lost(String where) {
    statistics.lost(plan, where);
  }

  /** The card has to be inserted once more. */
  void insertsAgain() {
    statistics.insertedAgain();
  }

  /** Goes home. */
  void leave() {
    statistics.leave(this);
  }

  /** What happens while the kiosk waits for this person. */
  void meanwhile(Runnable atGreeting, Runnable atTyping) {
    whenGreeted = atGreeting;
    whenTyping = atTyping;
  }

  @Override
  public Optional<Task> wish() {
    if (greeted.getCount() == 0) {
      return Optional.empty();
    }
    greeted.countDown();
    whenGreeted.run();
    return Optional.of(plan.task());
  }

  @Override
  public synchronized char[] typeCurrent(KeyKind key) {
    whenTyping.run();
    String text = expectedTries.secret(key);
    if (plan.mistypes() && !mistyped) {
      mistyped = true;
      statistics.mistyped();
      text = key == KeyKind.AUTH ? "9999" : "WRONG1";
    }
    expectedTries.typedCurrent(key, text);
    return text.toCharArray();
  }

  @Override
  public char[] typeNext(KeyKind key) {
    String text = expectedTries.secret(key).equals("4321") ? "1234" : "4321";
    expectedTries.typedNext(key, text);
    return text.toCharArray();
  }

  @Override
  public boolean again(KeyKind key, int triesLeft) {
    if (triesLeft != expectedTries.left(key)) {
      fail(
          "the kiosk told of " + triesLeft + " tries, and it should be " + expectedTries.left(key));
    }
    return plan.triesAgain();
  }

  @Override
  public void changed() {
    if (!expectedTries.secret(KeyKind.AUTH).equals("4321")) {
      fail("the kiosk said that the PIN was changed, and it was not");
    }
  }

  @Override
  public boolean show(TaskResult last) {
    result = Optional.of(last);
    told.countDown();
    if (last.kind() == TaskResult.Kind.DONE && !last.text().trim().equals(serial(plan))) {
      fail("the kiosk had another one's card: " + last.text());
    }
    return plan.finishes() && plan.fault() != FaultKind.NEVER_LEAVES;
  }

  @Override
  public void farewell(Optional<End> reason) {
    end = reason;
    if (reason.isEmpty()) {
      fail("the session did not end");
    }
    dismissed.countDown();
  }

  /** Whether the card still takes somebody for its holder. */
  boolean isVerified() {
    return Arrays.stream(KeyKind.values()).anyMatch(card::isVerified);
  }
}
