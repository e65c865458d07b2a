package io.github.jpki4j.reset;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * Judges the requirements that the service and the app decide. Once a reservation is open, what the
 * app had to do is done.
 */
final class ServiceChecks {

  private final ResetFacts facts;
  private final boolean reserved;

  ServiceChecks(ResetFacts facts) {
    this.facts = facts;
    this.reserved = isReserved(facts);
  }

  /** The reservation, if it is for the target. */
  static Optional<Reservation> reservation(ResetFacts facts) {
    return facts
        .service()
        .reservation()
        .filter(r -> facts.target().key().filter(r.target()::equals).isPresent());
  }

  /** Whether the app has done its part. */
  static boolean isReserved(ResetFacts facts) {
    return reservation(facts).filter(r -> r.isOpen(facts.now())).isPresent();
  }

  Evidence attributesUnchanged() {
    Reason reason =
        switch (facts.holder().attributes()) {
          case UNCHANGED -> Reason.ATTRIBUTES_UNCHANGED;
          case CHANGED -> Reason.ATTRIBUTES_CHANGED;
          case NOT_COMPARED -> Reason.ATTRIBUTES_NOT_COMPARED;
        };
    return Evidence.of(Requirement.ATTRIBUTES_UNCHANGED, reason);
  }

  Evidence faceMatches() {
    Requirement requirement = Requirement.FACE_MATCHES;
    if (reserved) {
      return Evidence.of(requirement, Reason.RESERVATION_OPEN);
    }
    FaceState face = facts.service().face();
    if (face.isCoolingDown(facts.now())) {
      return new Evidence(requirement, Reason.FACE_COOLING_DOWN, face.until(), OptionalInt.empty());
    }
    Reason reason =
        switch (face.standing()) {
          case MATCHED -> Reason.FACE_MATCHED;
          case TOO_DIFFERENT -> Reason.FACE_TOO_DIFFERENT;
          case FAILED -> Reason.FACE_NOT_MATCHED_YET;
          case NOT_TRIED, COOLING_DOWN -> Reason.FACE_NOT_TRIED;
        };
    return Evidence.of(requirement, reason);
  }

  Evidence deviceSupported() {
    return answered(
        Requirement.DEVICE_SUPPORTED,
        facts.service().deviceSupported(),
        Reason.DEVICE_SUPPORTED,
        Reason.DEVICE_NOT_SUPPORTED,
        Reason.DEVICE_NOT_CHECKED);
  }

  Evidence online() {
    return answered(
        Requirement.ONLINE,
        facts.service().online(),
        Reason.CONNECTED,
        Reason.OFFLINE,
        Reason.CONNECTION_NOT_CHECKED);
  }

  private Evidence answered(
      Requirement requirement, Answer answer, Reason yes, Reason no, Reason unknown) {
    if (reserved) {
      return Evidence.of(requirement, Reason.RESERVATION_OPEN);
    }
    Reason reason =
        switch (answer) {
          case YES -> yes;
          case NO -> no;
          case UNKNOWN -> unknown;
        };
    return Evidence.of(requirement, reason);
  }
}
