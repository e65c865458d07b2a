package io.github.jpki4j.it.soak;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.it.soak.TaskResult.Kind;
import io.github.jpki4j.pcsc.KioskSession.End;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.pki.TestPki;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A person with a card in front of a kiosk: answers the kiosk as the parameters say, and checks
 * what it tells. What this person does with the card is a {@link CustomerScenario}.
 */
final class KioskUser {

  final ScenarioParameters parameters;
  final TestCard card;
  final ExpectedTries tries;

  volatile Optional<FaultInjector> injector = Optional.empty();
  volatile boolean sessionStarted;
  volatile boolean sessionEnded;
  volatile Optional<TaskResult> result = Optional.empty();
  volatile Optional<End> end = Optional.empty();
  volatile boolean faultOccurred;
  volatile boolean lost;
  volatile boolean insertedAgain;
  volatile boolean mistyped;
  private final String serialNumber;
  private final RunStatistics statistics;

  KioskUser(ScenarioParameters parameters, TestPki pki, RunStatistics statistics) {
    this.parameters = parameters;
    this.statistics = statistics;
    this.serialNumber = String.format(Locale.ROOT, "SOAK%012d", parameters.number());
    this.card =
        TestCard.builder()
            .pki(pki)
            .token(serialNumber)
            .authTriesLeft(parameters.authTries())
            .signTriesLeft(parameters.signTries())
            .seed(parameters.number())
            .build();
    this.tries = new ExpectedTries(card);
  }

  void fail(String what) {
    statistics.fail(what + ": " + parameters);
  }

  void leave() {
    statistics.add(this);
  }

  /** Whether no secret is verified on the card. */
  boolean hasNothingVerified() {
    return Arrays.stream(KeyKind.values()).noneMatch(card::isVerified);
  }

  // what the kiosk calls, on its thread

  /** The session begins: what this person wants; nothing if a session was there before. */
  Optional<Task> nextTask() {
    if (sessionStarted) {
      return Optional.empty();
    }
    sessionStarted = true;
    injector.ifPresent(FaultInjector::whenStarted);
    return Optional.of(parameters.task());
  }

  /** Has the secret typed that is valid now; a fresh array. */
  char[] typeCurrent(KeyKind key) {
    injector.ifPresent(FaultInjector::whenTyping);
    String text = tries.secret(key);
    if (parameters.mistypes() && !mistyped) {
      mistyped = true;
      text = key == KeyKind.AUTH ? "9999" : "WRONG1";
    }
    tries.typedCurrent(key, text);
    return text.toCharArray();
  }

  /** Has the PIN typed that is to be; a fresh array. */
  char[] typeNextPin() {
    String text = tries.secret(KeyKind.AUTH).equals("4321") ? "1234" : "4321";
    tries.typedNext(KeyKind.AUTH, text);
    return text.toCharArray();
  }

  /** Tells that the secret was wrong; whether this person wants to type it again. */
  boolean retries(KeyKind key, int triesLeft) {
    if (triesLeft != tries.left(key)) {
      fail("the kiosk told of " + triesLeft + " tries, and it should be " + tries.left(key));
    }
    return parameters.triesAgain();
  }

  /** Tells that the PIN was changed. */
  void pinChanged() {
    if (!tries.secret(KeyKind.AUTH).equals("4321")) {
      fail("the kiosk said that the PIN was changed, and it was not");
    }
  }

  /** Shows the result; whether this person presses "finish". */
  boolean show(TaskResult last) {
    result = Optional.of(last);
    if (last.kind() == Kind.DONE && !last.text().equals(serialNumber)) {
      fail("the kiosk had another one's card: " + last.text());
    }
    return parameters.finishes() && parameters.fault() != FaultKind.NEVER_LEAVES;
  }

  /** The session is over, or never began; no reason if it did not end in time. */
  void sessionEnded(Optional<End> reason) {
    end = reason;
    if (reason.isEmpty()) {
      fail("the session did not end");
    }
    sessionEnded = true;
  }
}
