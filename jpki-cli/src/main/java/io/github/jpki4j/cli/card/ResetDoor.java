package io.github.jpki4j.cli.card;

import io.github.jpki4j.DataSecret;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.SecretKind;
import io.github.jpki4j.reset.CardFacts;
import io.github.jpki4j.reset.NextStep;
import io.github.jpki4j.reset.ResetAdvice;
import io.github.jpki4j.reset.ResetAdvisor;
import io.github.jpki4j.reset.ResetFacts;
import io.github.jpki4j.reset.ResetTarget;
import io.github.jpki4j.reset.Verdict;
import java.time.Instant;

/** Where a blocked secret is reset. */
enum ResetDoor {
  /** With the reset service, the app and a kiosk; or at the municipal counter. */
  KIOSK,
  /** At the municipal counter only. */
  MUNICIPALITY,
  /** At a driving licence centre. */
  LICENCE_CENTRE,
  /** In the app on the phone that has the certificates. */
  PHONE;

  /** As far as the secret alone tells. */
  static ResetDoor of(SecretKind secret) {
    if (secret instanceof KeyKind) {
      return KIOSK;
    }
    return secret == DataSecret.LICENCE ? LICENCE_CENTRE : MUNICIPALITY;
  }

  /** As far as the card tells, by the rules of the reset service. */
  static ResetDoor of(SecretKind secret, CardFacts card, Instant now) {
    if (!(secret instanceof KeyKind key)) {
      return of(secret);
    }
    ResetFacts facts = ResetFacts.of(ResetTarget.of(key), now).with(card);
    ResetAdvice advice = ResetAdvisor.standard().advise(facts);
    if (advice.nextStep() == NextStep.USE_PHONE_APP) {
      return PHONE;
    }
    boolean refused =
        advice.verdict() == Verdict.NOT_ELIGIBLE
            || advice.nextStep() == NextStep.GO_TO_MUNICIPALITY;
    return refused ? MUNICIPALITY : KIOSK;
  }
}
