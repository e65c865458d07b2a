package io.github.jpki4j.it.sweep;

import io.github.jpki4j.SecretKind;
import io.github.jpki4j.testcard.TestCard;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks at a card before and after a secret arrives: it must have had its effect on the reference
 * that it was meant for, or else it went astray.
 */
final class SecretWatch implements SweepLink.Watch {

  private static final int VERIFY = 0x20;

  private final Plan plan;
  private final SweepCard kind;
  private final Map<String, SecretKind> meant = new HashMap<>();
  private final List<String> astray = new ArrayList<>();
  private final List<TestCard> receivers = new ArrayList<>();
  private int missed;
  private int wrong;

  SecretWatch(Plan plan, SweepCard kind) {
    this.plan = plan;
    this.kind = kind;
  }

  /** A person consents to this secret for this reference. */
  void consented(SecretKind secret, String characters) {
    meant.put(characters, secret);
  }

  /** What went to something else than it was meant for. */
  List<String> astray() {
    return astray;
  }

  /** How many came too late: others selected right before them, which no proof can prevent. */
  int missed() {
    return missed;
  }

  /** How many secrets a card has got that were not its own. */
  int wrong() {
    return wrong;
  }

  /** How many secrets a card has got. */
  long receivedBy(TestCard card) {
    return receivers.stream().filter(one -> one == card).count();
  }

  @Override
  public SweepLink.Arrival departed(byte[] command, TestCard card) {
    int lc = command[4];
    String characters = new String(command, 5, lc, StandardCharsets.US_ASCII);
    SecretKind secret = meant.get(characters);
    if (secret == null || command.length != 5 + lc) {
      astray.add("not what the person gave");
      return justMeddled -> {};
    }
    boolean verify = command[1] == VERIFY;
    boolean right = card.secretValue(secret).equals(characters);
    int left = card.triesLeft(secret);
    return justMeddled -> {
      receivers.add(card);
      wrong += verify && !right ? 1 : 0;
      boolean arrived =
          verify
              ? left == 0 || (right ? card.isVerified(secret) : card.triesLeft(secret) == left - 1)
              : card.secretValue(secret).equals(characters);
      if (!arrived && mayMiss(justMeddled)) {
        missed++;
      } else if (!arrived) {
        astray.add(secret + " had no effect on what it was meant for");
      }
    };
  }

  /**
   * Between the proof of the application and the secret lies a moment in which only the link's
   * transaction keeps others out. Where the link is exclusive, nothing is proven.
   */
  private boolean mayMiss(boolean justMeddled) {
    return justMeddled && (!plan.betweenSteps() || kind.exclusive());
  }
}
