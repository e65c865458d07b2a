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
 * kiosk. What the person does about it is a {@link Visit}.
 */
final class Customer implements Guest {

  private final Plan plan;
  private final Tally tally;
  private final TestCard card;
  private final Ledger ledger;

  /** The session began. */
  final CountDownLatch greeted = new CountDownLatch(1);

  /** The kiosk told what came of it. */
  final CountDownLatch told = new CountDownLatch(1);

  /** The session is over. */
  final CountDownLatch dismissed = new CountDownLatch(1);

  private volatile Runnable whenGreeted = () -> {};
  private volatile Runnable whenTyping = () -> {};
  private volatile Optional<Receipt> receipt = Optional.empty();
  private volatile Optional<End> end = Optional.empty();
  private volatile boolean struck;
  private boolean mistyped;

  Customer(Plan plan, TestPki pki, Tally tally) {
    this.plan = plan;
    this.tally = tally;
    this.card =
        TestCard.builder()
            .pki(pki)
            .token(serial(plan))
            .authTriesLeft(plan.authTries())
            .signTriesLeft(plan.signTries())
            .seed(plan.number())
            .build();
    this.ledger = new Ledger(card);
  }

  private static String serial(Plan plan) {
    return String.format(Locale.ROOT, "SOAK%012d", plan.number());
  }

  Plan plan() {
    return plan;
  }

  TestCard card() {
    return card;
  }

  Ledger ledger() {
    return ledger;
  }

  Optional<Receipt> receipt() {
    return receipt;
  }

  Optional<End> end() {
    return end;
  }

  /** The mishap that was planned happens. */
  void strike() {
    struck = true;
  }

  boolean isStruck() {
    return struck;
  }

  void fail(String what) {
    tally.fail(what + ": " + plan);
  }

  /** Nobody took notice of the card. */
  void lost(String where) {
    tally.lost(plan, where);
  }

  /** The card has to be inserted once more. */
  void insertsAgain() {
    tally.insertedAgain();
  }

  /** Goes home. */
  void leave() {
    tally.leave(this);
  }

  /** What happens while the kiosk waits for this person. */
  void meanwhile(Runnable atGreeting, Runnable atTyping) {
    whenGreeted = atGreeting;
    whenTyping = atTyping;
  }

  @Override
  public Optional<Errand> wish() {
    if (greeted.getCount() == 0) {
      return Optional.empty();
    }
    greeted.countDown();
    whenGreeted.run();
    return Optional.of(plan.errand());
  }

  @Override
  public synchronized char[] typeCurrent(KeyKind key) {
    whenTyping.run();
    String text = ledger.secret(key);
    if (plan.mistypes() && !mistyped) {
      mistyped = true;
      tally.mistyped();
      text = key == KeyKind.AUTH ? "9999" : "WRONG1";
    }
    ledger.typedCurrent(key, text);
    return text.toCharArray();
  }

  @Override
  public char[] typeNext(KeyKind key) {
    String text = ledger.secret(key).equals("4321") ? "1234" : "4321";
    ledger.typedNext(key, text);
    return text.toCharArray();
  }

  @Override
  public boolean again(KeyKind key, int triesLeft) {
    if (triesLeft != ledger.left(key)) {
      fail("the kiosk told of " + triesLeft + " tries, and it should be " + ledger.left(key));
    }
    return plan.triesAgain();
  }

  @Override
  public void changed() {
    if (!ledger.secret(KeyKind.AUTH).equals("4321")) {
      fail("the kiosk said that the PIN was changed, and it was not");
    }
  }

  @Override
  public boolean show(Receipt last) {
    receipt = Optional.of(last);
    told.countDown();
    if (last.kind() == Receipt.Kind.DONE && !last.text().trim().equals(serial(plan))) {
      fail("the kiosk had another one's card: " + last.text());
    }
    return plan.finishes() && plan.mishap() != Mishap.NEVER_LEAVES;
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
