package io.github.jpki4j.it.fuzz.model;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.SecretKind;
import io.github.jpki4j.testcard.TestCard;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a person has consented to in one run, and everything that broke a rule. A consent is for one
 * VERIFY of one secret at one card.
 */
final class Consents {

  /** What may be sent once; a change allows the new secret after the current one was accepted. */
  private record Consent(Secret secret, Optional<TestCard> card, boolean isForChange) {}

  private final List<Consent> open = new ArrayList<>();
  private final Set<String> broken = new LinkedHashSet<>();
  private final Map<TestCard, List<Secret>> refused = new HashMap<>();
  private final Map<TestCard, List<Secret>> unanswered = new HashMap<>();
  private boolean remembersRefused;
  private int underWay;
  private Secret last = Secret.right(KeyKind.AUTH);

  /** From now on, what a card refused may not be sent to it again, whoever consents. */
  void rememberRefused() {
    remembersRefused = true;
  }

  /** One VERIFY, at whatever card is there. */
  void allow(Secret secret) {
    open.add(new Consent(secret, Optional.empty(), false));
  }

  /** One VERIFY, at this card. */
  void allow(Secret secret, TestCard card) {
    open.add(new Consent(secret, Optional.of(card), false));
  }

  /** One CHANGE REFERENCE DATA. */
  void allowChange(Secret next) {
    open.add(new Consent(next, Optional.empty(), true));
  }

  /** What was allowed and not used is allowed no more. */
  void end() {
    open.clear();
  }

  /** A secret goes out: it must be one that was allowed. */
  void sent(byte[] command, TestCard card) {
    for (Iterator<Consent> all = open.iterator(); all.hasNext(); ) {
      Consent one = all.next();
      if (one.isForChange() == Commands.isChange(command)
          && one.secret().isAtEndOf(command, Commands.DATA)
          && one.card().filter(other -> other != card).isEmpty()) {
        last = one.secret();
        underWay++;
        all.remove();
        if (remembersRefused && holds(refused, card, last)) {
          violation("a secret was sent again that this card has refused");
        }
        return;
      }
    }
    violation("a secret was sent that nobody consented to, or once more");
  }

  /** Of which kind the secret was that was sent last. */
  SecretKind last() {
    return last.kind();
  }

  /** A secret reaches a card: it must be on its way from the library. */
  void arrived() {
    underWay--;
    if (underWay < 0) {
      violation("a secret reached a card more often than it was sent");
    }
  }

  /** The card answered the VERIFY that was sent last; 0 for no answer. */
  void answered(TestCard card, int status) {
    if (status == 0x9000) {
      List<Secret> judged = unanswered.getOrDefault(card, List.of());
      judged.stream()
          .filter(one -> one.isOtherValueOf(last))
          .forEach(one -> add(refused, card, one));
    } else if ((status & 0xFFF0) == 0x63C0) {
      add(refused, card, last);
    } else {
      add(unanswered, card, last);
    }
  }

  /** Nothing is remembered any more of what cards refused or did not answer. */
  void forgetRefused() {
    refused.clear();
    unanswered.clear();
  }

  private static void add(Map<TestCard, List<Secret>> secrets, TestCard card, Secret secret) {
    secrets.computeIfAbsent(card, key -> new ArrayList<>()).add(secret);
  }

  private static boolean holds(Map<TestCard, List<Secret>> secrets, TestCard card, Secret secret) {
    return secrets.getOrDefault(card, List.of()).stream().anyMatch(secret::isSame);
  }

  void violation(String what) {
    broken.add(what);
  }

  /** Fails if anything broke a rule. */
  void requireKept() {
    if (!broken.isEmpty()) {
      throw new AssertionError(String.join("; ", broken));
    }
  }
}
