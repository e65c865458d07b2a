package io.github.jpki4j.reset;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.pin.PinStatus;
import java.util.Optional;

/** Judges the requirements that speak of the card and its secrets. */
final class CardChecks {

  private final ResetFacts facts;
  private final CardFacts card;
  private final KioskGuide kiosks;

  CardChecks(ResetFacts facts, KioskGuide kiosks) {
    this.facts = facts;
    this.card = facts.card();
    this.kiosks = kiosks;
  }

  Evidence supported() {
    Reason reason =
        switch (card.card()) {
          case MY_NUMBER, MY_NUMBER_WITHOUT_SECRETS -> Reason.CARD_IS_MY_NUMBER;
          case PHONE -> Reason.CARD_IS_PHONE;
          case JUKI -> Reason.CARD_IS_JUKI;
          case UNDESCRIBED -> Reason.CARD_UNDESCRIBED;
          case OTHER -> Reason.CARD_IS_OTHER;
          case NOTIFICATION_CARD -> Reason.CARD_IS_NOTIFICATION_CARD;
          case NO_ANSWER -> Reason.CARD_NOT_FOUND;
          case CHIP_SUSPECTED_BROKEN, NOT_READ -> Reason.CARD_NOT_READ;
        };
    return Evidence.of(Requirement.CARD_SUPPORTED, reason);
  }

  Evidence chipWorks() {
    Reason reason =
        switch (card.card()) {
          case CHIP_SUSPECTED_BROKEN -> Reason.CHIP_SUSPECTED_BROKEN;
          case NO_ANSWER, NOTIFICATION_CARD -> Reason.CARD_NOT_FOUND;
          case NOT_READ -> Reason.CARD_NOT_READ;
          default -> Reason.CHIP_ANSWERED;
        };
    return Evidence.of(Requirement.CHIP_WORKS, reason);
  }

  Evidence hasSecrets() {
    Reason reason = Reason.COUNTERS_NOT_READ;
    if (card.card() == PresentedCard.MY_NUMBER_WITHOUT_SECRETS) {
      reason = Reason.CARD_WITHOUT_SECRETS;
    } else if (looksLikeFaceAuthentication()) {
      reason = Reason.CARD_MAY_BE_FACE_AUTHENTICATION;
    } else if (hasTries(KeyKind.AUTH) || hasTries(KeyKind.SIGN)) {
      reason = Reason.CARD_TAKES_SECRETS;
    } else if (triesKnown(KeyKind.AUTH).isPresent() && triesKnown(KeyKind.SIGN).isPresent()) {
      reason = Reason.CARD_MAY_BE_WITHOUT_SECRETS;
    }
    return Evidence.of(Requirement.CARD_HAS_SECRETS, reason);
  }

  private boolean looksLikeFaceAuthentication() {
    return card.card() == PresentedCard.MY_NUMBER
        && card.signCertificate().isPresent() == Answer.NO
        && card.authCertificate().isPresent() != Answer.NO
        && triesKnown(KeyKind.AUTH).filter(PinStatus::isBlocked).isPresent();
  }

  private boolean hasTries(KeyKind key) {
    return triesKnown(key).filter(status -> !status.isBlocked()).isPresent();
  }

  private Optional<PinStatus> triesKnown(KeyKind key) {
    return card.counter(key).filter(status -> status.triesLeft().isPresent());
  }

  Evidence targetResettable() {
    Reason reason =
        switch (facts.target()) {
          case BOTH -> Reason.BOTH_SECRETS_FORGOTTEN;
          case RESIDENT_REGISTER_PIN, INPUT_SUPPORT_PIN -> Reason.ONLY_MUNICIPALITY_RESETS_TARGET;
          case AUTH_PIN -> kiosksFor(KeyKind.AUTH);
          case SIGN_PASSWORD -> kiosksFor(KeyKind.SIGN);
        };
    return Evidence.of(Requirement.TARGET_RESETTABLE, reason);
  }

  private Reason kiosksFor(KeyKind key) {
    return kiosks.operatorsFor(key).isEmpty()
        ? Reason.ONLY_MUNICIPALITY_RESETS_TARGET
        : Reason.KIOSKS_RESET_TARGET;
  }

  Evidence resetNeeded(KeyKind target) {
    Optional<PinStatus> counter = triesKnown(target);
    if (counter.filter(PinStatus::isBlocked).isPresent()) {
      return Evidence.of(Requirement.RESET_NEEDED, Reason.TARGET_BLOCKED);
    }
    Reason reason =
        switch (facts.holder().knowsTarget()) {
          case NO -> Reason.TARGET_FORGOTTEN;
          case UNKNOWN -> Reason.TARGET_MAY_BE_KNOWN;
          case YES -> counter.isPresent() ? known() : Reason.TARGET_COUNTER_NOT_READ;
        };
    return counter
        .map(status -> Evidence.tries(Requirement.RESET_NEEDED, reason, status.triesLeft()))
        .orElseGet(() -> Evidence.of(Requirement.RESET_NEEDED, reason));
  }

  private Reason known() {
    return facts.holder().wantsNewSecret() == Answer.NO
        ? Reason.TARGET_KNOWN_AND_KEPT
        : Reason.TARGET_KNOWN;
  }

  Evidence otherNotBlocked(KeyKind other) {
    Requirement requirement = Requirement.OTHER_SECRET_NOT_BLOCKED;
    Optional<PinStatus> counter = triesKnown(other);
    if (!counter.isPresent()) {
      return Evidence.of(requirement, Reason.OTHER_COUNTER_NOT_READ);
    }
    Reason reason =
        counter.get().isBlocked() ? Reason.OTHER_SECRET_BLOCKED : Reason.OTHER_SECRET_HAS_TRIES;
    return Evidence.tries(requirement, reason, counter.get().triesLeft());
  }

  Evidence otherKnown() {
    Reason reason =
        switch (facts.holder().knowsOther()) {
          case YES -> Reason.OTHER_SECRET_KNOWN;
          case NO -> Reason.OTHER_SECRET_FORGOTTEN;
          case UNKNOWN -> Reason.OTHER_SECRET_NOT_ASKED;
        };
    return Evidence.of(Requirement.OTHER_SECRET_KNOWN, reason);
  }
}
