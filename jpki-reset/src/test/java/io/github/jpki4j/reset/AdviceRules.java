package io.github.jpki4j.reset;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cert.revocation.RevocationStatus;
import io.github.jpki4j.reset.Evidence.State;
import io.github.jpki4j.reset.HolderFacts.AttributeState;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What holds for every advice, whatever the facts. */
final class AdviceRules {

  private static final Set<NextStep> STEPS_IF_ELIGIBLE =
      EnumSet.of(NextStep.RESERVE_IN_APP, NextStep.GO_TO_KIOSK, NextStep.WAIT);
  private static final Set<NextStep> STEPS_IF_UNDETERMINED =
      EnumSet.of(NextStep.READ_AGAIN, NextStep.ASK_THE_HOLDER, NextStep.GO_TO_MUNICIPALITY);
  private static final Set<NextStep> STEPS_IF_NOT_ELIGIBLE =
      EnumSet.of(
          NextStep.GO_TO_MUNICIPALITY,
          NextStep.USE_PHONE_APP,
          NextStep.READ_AGAIN,
          NextStep.CHANGE_IN_PLACE,
          NextStep.NOTHING_TO_DO,
          NextStep.FIX_ENVIRONMENT,
          NextStep.WAIT);

  private final ResetFacts facts;
  private final ResetAdvice advice;
  private final List<String> broken = new ArrayList<>();

  private AdviceRules(ResetFacts facts, ResetAdvice advice) {
    this.facts = facts;
    this.advice = advice;
  }

  /** The rules that an advice breaks. */
  static List<String> broken(ResetFacts facts, ResetAdvice advice) {
    AdviceRules rules = new AdviceRules(facts, advice);
    rules.verdictAndEvidence();
    rules.stepAndReason();
    rules.requirementsThatApply();
    facts.target().key().ifPresent(rules::unknownStaysUnknown);
    return rules.broken;
  }

  private void must(boolean holds, String rule) {
    if (!holds) {
      broken.add(rule);
    }
  }

  private boolean any(State state) {
    return advice.evidence().stream().anyMatch(e -> e.state() == state);
  }

  private void verdictAndEvidence() {
    boolean violated = any(State.VIOLATED);
    must(violated == (advice.verdict() == Verdict.NOT_ELIGIBLE), "violated is not eligible");
    long unknown = advice.evidence().stream().filter(e -> e.state() == State.UNKNOWN).count();
    boolean allOpen = unknown == advice.leftOpen().size();
    must(advice.verdict() != Verdict.ELIGIBLE || allOpen, "eligible with a gap");
    must(advice.verdict() != Verdict.UNDETERMINED || !allOpen, "undetermined without a gap");
    boolean forAll =
        advice.operators().stream()
            .allMatch(o -> facts.target().key().filter(o.resets()::contains).isPresent());
    must(forAll, "an operator that cannot do it");
    must(
        advice.operators().isEmpty() == (advice.verdict() != Verdict.ELIGIBLE),
        "operators if eligible, and only then");
  }

  private void stepAndReason() {
    must(advice.reason().nextStep().equals(Optional.of(advice.nextStep())), "reason without step");
    Set<NextStep> fitting =
        switch (advice.verdict()) {
          case ELIGIBLE -> STEPS_IF_ELIGIBLE;
          case UNDETERMINED -> STEPS_IF_UNDETERMINED;
          case NOT_ELIGIBLE -> STEPS_IF_NOT_ELIGIBLE;
        };
    must(fitting.contains(advice.nextStep()), "the step does not fit the verdict");
    State state =
        switch (advice.verdict()) {
          case ELIGIBLE -> State.SATISFIED;
          case UNDETERMINED -> State.UNKNOWN;
          case NOT_ELIGIBLE -> State.VIOLATED;
        };
    must(advice.reason().state() == state, "the reason does not fit the verdict");
    if (advice.verdict() != Verdict.ELIGIBLE) {
      must(
          advice.evidence().stream().anyMatch(e -> e.reason() == advice.reason()),
          "the reason is no evidence");
    }
    long kinds = advice.warnings().stream().map(Warning::kind).distinct().count();
    must(kinds == advice.warnings().size(), "a warning twice");
  }

  private void requirementsThatApply() {
    Set<Requirement> wanted = EnumSet.allOf(Requirement.class);
    if (!facts.target().key().isPresent()) {
      wanted = EnumSet.range(Requirement.CARD_SUPPORTED, Requirement.TARGET_RESETTABLE);
    } else if (facts.target() == ResetTarget.AUTH_PIN) {
      wanted.remove(Requirement.FACE_MATCHES);
    }
    List<Requirement> judged = new ArrayList<>();
    advice.evidence().forEach(e -> judged.add(e.requirement()));
    must(judged.equals(new ArrayList<>(wanted)), "each requirement once, in order: " + judged);
  }

  private void unknownStaysUnknown(KeyKind target) {
    KeyKind other = facts.target().otherKey().orElseThrow();
    CardFacts card = facts.card();
    notSatisfied(facts.holder().knowsOther() == Answer.UNKNOWN, Requirement.OTHER_SECRET_KNOWN);
    notSatisfied(untold(other), Requirement.OTHER_SECRET_NOT_BLOCKED);
    notSatisfied(
        untold(target) && facts.holder().knowsTarget() == Answer.UNKNOWN, Requirement.RESET_NEEDED);
    notSatisfied(untold(target) && untold(other), Requirement.CARD_HAS_SECRETS);
    for (KeyKind key : KeyKind.values()) {
      boolean auth = key == KeyKind.AUTH;
      notSatisfied(
          card.certificate(key).isPresent() == Answer.UNKNOWN,
          auth ? Requirement.AUTH_CERTIFICATE_PRESENT : Requirement.SIGN_CERTIFICATE_PRESENT);
      notSatisfied(
          !(card.certificate(key) instanceof CertificateFact.Term),
          auth ? Requirement.AUTH_CERTIFICATE_IN_TERM : Requirement.SIGN_CERTIFICATE_IN_TERM);
      notSatisfied(
          facts.service().revocation(key) instanceof RevocationStatus.Unknown,
          auth
              ? Requirement.AUTH_CERTIFICATE_NOT_REVOKED
              : Requirement.SIGN_CERTIFICATE_NOT_REVOKED);
    }
    notSatisfied(
        facts.holder().attributes() == AttributeState.NOT_COMPARED,
        Requirement.ATTRIBUTES_UNCHANGED);
    boolean reserved = facts.service().reservation().filter(r -> r.isOpen(facts.now())).isPresent();
    notSatisfied(!reserved && facts.service().online() == Answer.UNKNOWN, Requirement.ONLINE);
    notSatisfied(
        !reserved && facts.service().deviceSupported() == Answer.UNKNOWN,
        Requirement.DEVICE_SUPPORTED);
    Set<PresentedCard> unseen =
        EnumSet.of(
            PresentedCard.NOT_READ,
            PresentedCard.NO_ANSWER,
            PresentedCard.UNDESCRIBED,
            PresentedCard.CHIP_SUSPECTED_BROKEN);
    notSatisfied(unseen.contains(card.card()), Requirement.CARD_SUPPORTED);
  }

  private boolean untold(KeyKind key) {
    return !facts.card().counter(key).filter(c -> c.triesLeft().isPresent()).isPresent();
  }

  private void notSatisfied(boolean unknown, Requirement requirement) {
    must(
        !unknown || advice.of(requirement).filter(e -> e.state() == State.SATISFIED).isEmpty(),
        requirement + " satisfied from unknown");
  }
}
