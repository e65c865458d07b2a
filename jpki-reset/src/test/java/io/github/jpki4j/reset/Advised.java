package io.github.jpki4j.reset;

import static org.assertj.core.api.Assertions.assertThat;

/** What the advisor, with the kiosks that are known, makes of facts. */
final class Advised {

  static final ResetAdvisor ADVISOR = new ResetAdvisor(KioskGuide.standard());

  private Advised() {}

  static void advises(ResetFacts facts, Verdict verdict, NextStep step, Reason reason) {
    ResetAdvice advice = ADVISOR.advise(facts);
    assertThat(advice.reason()).isEqualTo(reason);
    assertThat(advice.verdict()).isEqualTo(verdict);
    assertThat(advice.nextStep()).isEqualTo(step);
  }

  static void sendsToMunicipality(ResetFacts facts, Reason reason) {
    advises(facts, Verdict.NOT_ELIGIBLE, NextStep.GO_TO_MUNICIPALITY, reason);
  }
}
