package io.github.jpki4j.it.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.LastTryException;
import io.github.jpki4j.PinBlockedException;
import io.github.jpki4j.PinException;
import io.github.jpki4j.PinIncorrectException;
import io.github.jpki4j.PinOutcomeUnknownException;
import io.github.jpki4j.PinOutcomeUnknownException.Operation;
import io.github.jpki4j.SecretKind;
import io.github.jpki4j.testcard.TestCard;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What must hold after a run.
 *
 * @param name for messages
 * @param failure how the verb ended; null if well
 */
record Verdict(String name, Verb verb, SweepCard kind, Plan plan, @Nullable JpkiException failure) {

  /** What the program was told is true of the card that lies there now. */
  void told(TestCard present, TestCard card, Map<SecretKind, Integer> before) {
    if (failure == null) {
      assertThat(verb.end()).as("%s: it must not succeed", name).matches(end -> mayEndWell());
      return;
    }
    if (!(failure instanceof PinException pin)) {
      for (SecretKind secret : SweepCase.SECRETS) {
        assertThat(card.triesLeft(secret))
            .as("%s: a failure that says nothing of a secret spent nothing: %s", name, failure)
            .isGreaterThanOrEqualTo(before.get(secret));
      }
      return;
    }
    counter(name, kind, present, pin);
  }

  /** What an exception says of a counter is what the card has. */
  static void counter(String name, SweepCard kind, TestCard present, PinException failure) {
    int left = present.triesLeft(failure.secret());
    if (failure instanceof PinIncorrectException wrong) {
      assertThat(wrong.triesLeft()).as(name).isEqualTo(left);
    } else if (failure instanceof PinBlockedException) {
      assertThat(left).as("%s: blocked", name).isZero();
    } else if (failure instanceof LastTryException last && last.isToldByCard()) {
      assertThat(left).as("%s: the last try", name).isEqualTo(1);
    } else if (failure instanceof LastTryException) {
      assertThat(kind.mayHideCounter()).as("%s: a card that hides its counter", name).isTrue();
    }
  }

  private boolean mayEndWell() {
    return verb.end() == null
        || (verb.end() == LastTryException.class && kind.mayHideCounter() && !verb.learnsTries());
  }

  /** No try is spent but by a wrong secret, one each, and the last one only by consent. */
  void spent(TestCard card, Map<SecretKind, Integer> before, int wrong) {
    int spent = 0;
    for (SecretKind secret : SweepCase.SECRETS) {
      int left = card.triesLeft(secret);
      spent += Math.max(0, before.get(secret) - left);
      if (before.get(secret) > 0 && !verb.spendsLastTry()) {
        assertThat(left).as("%s: the last try of %s", name, secret).isPositive();
      }
    }
    int strayed = plan.breaksTransaction(verb) ? 1 : 0;
    assertThat(spent).as("%s: tries spent, %s", name, failure).isLessThanOrEqualTo(wrong + strayed);
  }

  /** The secrets of the card are those that the program believes. */
  void believed(TestCard card, Map<SecretKind, String> believed) {
    boolean unknown =
        failure instanceof PinOutcomeUnknownException e && e.operation() == Operation.CHANGE;
    if (!unknown) {
      believed.forEach(
          (secret, value) ->
              assertThat(card.secretValue(secret)).as("%s: value", name).isEqualTo(value));
    }
  }

  /** Another card lies there: it loses no more tries than it got secrets. */
  void swapped(TestCard other, SecretWatch watch) {
    TestCard fresh = kind.card().build();
    int spent = 0;
    for (SecretKind secret : SweepCase.SECRETS) {
      spent += fresh.triesLeft(secret) - other.triesLeft(secret);
    }
    assertThat((long) spent)
        .as("%s: tries of another card", name)
        .isLessThanOrEqualTo(watch.receivedBy(other));
  }
}
