package io.github.jpki4j.reset;

import java.util.Optional;

/**
 * Why a reset service refuses, and what the person does then.
 *
 * @since 0.1.0
 */
public enum Refusal {
  /** The service cannot be reached. */
  OFFLINE(NextStep.FIX_ENVIRONMENT),
  /** The service is under maintenance. */
  UNDER_MAINTENANCE(NextStep.WAIT),
  /** The terms in force were not accepted. */
  CONSENT_MISSING(NextStep.ASK_THE_HOLDER),
  /** The face did not match; it may be tried again until the cool-down begins. */
  FACE_NOT_MATCHED(NextStep.READ_AGAIN),
  /** The photo on the chip is too different from today's face. */
  FACE_TOO_DIFFERENT(NextStep.GO_TO_MUNICIPALITY),
  /** Five failures in a row: no attempt for some time. */
  FACE_COOL_DOWN(NextStep.WAIT),
  /** The other secret is wrong: a try of it is spent. */
  OTHER_SECRET_WRONG(NextStep.ASK_THE_HOLDER),
  /** The other secret is blocked. */
  OTHER_SECRET_BLOCKED(NextStep.GO_TO_MUNICIPALITY),
  /** The challenge is not one of this service's, was used, or is too old. */
  CHALLENGE_UNKNOWN(NextStep.READ_AGAIN),
  /** The challenge was not signed by the key of the certificate that came with it. */
  PROOF_INVALID(NextStep.READ_AGAIN),
  /** The certificate is that of the other purpose, or of no CA that the service trusts. */
  CERTIFICATE_NOT_ACCEPTED(NextStep.GO_TO_MUNICIPALITY),
  /** These are certificates on a phone, which have a reset of their own. */
  CARD_IS_PHONE(NextStep.USE_PHONE_APP),
  /** This is a resident register card. */
  CARD_IS_JUKI(NextStep.GO_TO_MUNICIPALITY),
  /** No kiosk resets this secret. */
  TARGET_NOT_RESETTABLE(NextStep.GO_TO_MUNICIPALITY),
  /** The card lacks one of the two certificates: it needs an issue, not a reset. */
  CERTIFICATE_ABSENT(NextStep.GO_TO_MUNICIPALITY),
  /** A certificate of the card has ended. */
  CERTIFICATE_OUT_OF_TERM(NextStep.GO_TO_MUNICIPALITY),
  /** A certificate of the card has not begun. */
  CERTIFICATE_NOT_YET_VALID(NextStep.WAIT),
  /** A certificate of the card is revoked or on hold. */
  CERTIFICATE_REVOKED(NextStep.GO_TO_MUNICIPALITY),
  /** Whether a certificate is revoked could not be found out, which is not taken for good. */
  REVOCATION_NOT_KNOWN(NextStep.WAIT),
  /** Name, date of birth, gender or address changed since the certificate was issued. */
  ATTRIBUTES_CHANGED(NextStep.GO_TO_MUNICIPALITY),
  /** There is no reservation for this secret of this card. */
  NO_RESERVATION(NextStep.RESERVE_IN_APP),
  /** The reservation has ended. */
  RESERVATION_EXPIRED(NextStep.RESERVE_IN_APP),
  /** The reservation was made with another card. */
  ANOTHER_CARD(NextStep.READ_AGAIN),
  /** The kiosks are closed at this hour. */
  KIOSK_CLOSED(NextStep.WAIT),
  /** The kiosks of this operator do not reset this secret. */
  KIOSK_CANNOT(NextStep.GO_TO_KIOSK),
  /** No operator of kiosks has this name. */
  OPERATOR_UNKNOWN(NextStep.GO_TO_KIOSK);

  private final NextStep nextStep;

  Refusal(NextStep nextStep) {
    this.nextStep = nextStep;
  }

  /**
   * How a service refuses for a reason that {@link ResetAdvisor} gives, so that a service can ask
   * the advisor's rules. Both lead to the same next step.
   *
   * @param reason the reason of an advice
   * @return the refusal; empty for what is in order, for what no service is told (the secret is
   *     known after all), and for cards that cannot prove anything to a service
   */
  public static Optional<Refusal> of(Reason reason) {
    return Optional.ofNullable(
        switch (reason) {
          case CARD_IS_PHONE -> CARD_IS_PHONE;
          case CARD_IS_JUKI -> CARD_IS_JUKI;
          case ONLY_MUNICIPALITY_RESETS_TARGET -> TARGET_NOT_RESETTABLE;
          case AUTH_CERTIFICATE_ABSENT, SIGN_CERTIFICATE_ABSENT -> CERTIFICATE_ABSENT;
          case AUTH_CERTIFICATE_EXPIRED,
              SIGN_CERTIFICATE_EXPIRED,
              SIGN_CERTIFICATE_EXPIRED_WITH_AUTH,
              CARD_EXPIRED ->
              CERTIFICATE_OUT_OF_TERM;
          case AUTH_CERTIFICATE_NOT_YET_VALID, SIGN_CERTIFICATE_NOT_YET_VALID ->
              CERTIFICATE_NOT_YET_VALID;
          case AUTH_CERTIFICATE_REVOKED,
              AUTH_CERTIFICATE_ON_HOLD,
              SIGN_CERTIFICATE_REVOKED,
              SIGN_CERTIFICATE_ON_HOLD ->
              CERTIFICATE_REVOKED;
          case OTHER_SECRET_BLOCKED -> OTHER_SECRET_BLOCKED;
          case ATTRIBUTES_CHANGED -> ATTRIBUTES_CHANGED;
          case FACE_TOO_DIFFERENT -> FACE_TOO_DIFFERENT;
          case FACE_COOLING_DOWN -> FACE_COOL_DOWN;
          case OFFLINE -> OFFLINE;
          default -> null;
        });
  }

  /**
   * What the person does next.
   *
   * @return the step
   */
  public NextStep nextStep() {
    return nextStep;
  }
}
