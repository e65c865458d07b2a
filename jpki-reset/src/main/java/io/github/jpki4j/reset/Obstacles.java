package io.github.jpki4j.reset;

import io.github.jpki4j.reset.Evidence.State;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which violated requirement is named, of several. They stand in the order of {@link Requirement},
 * and two rules come before it. What no waiting and no other phone removes outranks what they
 * remove. "No reset is needed" yields to whatever makes the secret useless although it is known:
 * whoever hears that nothing needs to be done must not have a dead certificate. The table is in
 * docs/reset-faq.md.
 */
final class Obstacles {

  private static final Set<Requirement> FOR_AUTH =
      Collections.unmodifiableSet(
          EnumSet.of(
              Requirement.AUTH_CERTIFICATE_PRESENT,
              Requirement.AUTH_CERTIFICATE_IN_TERM,
              Requirement.AUTH_CERTIFICATE_NOT_REVOKED));
  private static final Set<Requirement> FOR_SIGN =
      Collections.unmodifiableSet(
          EnumSet.of(
              Requirement.SIGN_CERTIFICATE_PRESENT,
              Requirement.SIGN_CERTIFICATE_IN_TERM,
              Requirement.SIGN_CERTIFICATE_NOT_REVOKED,
              Requirement.ATTRIBUTES_UNCHANGED));

  private final List<Evidence> violated;
  private final ResetTarget target;

  Obstacles(List<Evidence> evidence, ResetTarget target) {
    this.violated = new ArrayList<>(evidence);
    this.violated.removeIf(e -> e.state() != State.VIOLATED);
    this.target = target;
  }

  /** The one to name; empty if no requirement is violated. */
  Optional<Evidence> first() {
    Optional<Evidence> first = first(violated);
    if (first.filter(e -> e.requirement() == Requirement.RESET_NEEDED).isPresent()) {
      List<Evidence> own = new ArrayList<>(violated);
      own.removeIf(e -> !ofTheSecret(target).contains(e.requirement()));
      return own.isEmpty() ? first : first(own);
    }
    return first;
  }

  /** What must hold for a secret to be of use to the person who knows it. */
  static Set<Requirement> ofTheSecret(ResetTarget target) {
    return target == ResetTarget.SIGN_PASSWORD ? FOR_SIGN : FOR_AUTH;
  }

  private static Optional<Evidence> first(List<Evidence> candidates) {
    Optional<Evidence> lasting = candidates.stream().filter(e -> !passes(e)).findFirst();
    return lasting.isPresent() ? lasting : candidates.stream().findFirst();
  }

  private static boolean passes(Evidence obstacle) {
    return obstacle
        .reason()
        .nextStep()
        .filter(step -> step == NextStep.WAIT || step == NextStep.FIX_ENVIRONMENT)
        .isPresent();
  }
}
