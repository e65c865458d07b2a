package io.github.jpki4j.reset;

import io.github.jpki4j.reset.Evidence.State;
import java.util.Optional;

/**
 * Why a requirement holds, does not hold or is not known; or why the next step is what it is.
 *
 * @since 0.1.0
 */
public enum Reason {
  /** The token's label is that of a My Number card. */
  CARD_IS_MY_NUMBER(State.SATISFIED),
  /** C6: a resident register card, which the service does not take. */
  CARD_IS_JUKI(State.VIOLATED, NextStep.GO_TO_MUNICIPALITY),
  /** C8: a phone's certificates have a reset of their own. */
  CARD_IS_PHONE(State.VIOLATED, NextStep.USE_PHONE_APP),
  /** C7: a licence, a residence card, …: take the My Number card. */
  CARD_IS_OTHER(State.VIOLATED, NextStep.READ_AGAIN),
  /** C5: the paper notification card has no chip. */
  CARD_IS_NOTIFICATION_CARD(State.VIOLATED, NextStep.GO_TO_MUNICIPALITY),
  /** F2: nothing answered yet. */
  CARD_NOT_FOUND(State.UNKNOWN, NextStep.READ_AGAIN),
  /** Nobody read the card, or reading failed. */
  CARD_NOT_READ(State.UNKNOWN, NextStep.READ_AGAIN),
  /** C21: a label that nobody has described: reading again tells no more. */
  CARD_UNDESCRIBED(State.UNKNOWN, NextStep.GO_TO_MUNICIPALITY),

  /** The chip answered. */
  CHIP_ANSWERED(State.SATISFIED),
  /** F6: many attempts failed. */
  CHIP_SUSPECTED_BROKEN(State.VIOLATED, NextStep.GO_TO_MUNICIPALITY),

  /** A counter is not at zero, so the card takes secrets. */
  CARD_TAKES_SECRETS(State.SATISFIED),
  /** The card was issued without secrets: nothing is blocked by mistakes. */
  CARD_WITHOUT_SECRETS(State.VIOLATED, NextStep.GO_TO_MUNICIPALITY),
  /** Both counters are at zero: all was blocked by mistakes, or the card is one without secrets. */
  CARD_MAY_BE_WITHOUT_SECRETS(State.UNKNOWN, NextStep.GO_TO_MUNICIPALITY),
  /**
   * There is no sign certificate, and the PIN has no try left: so looks a card without secrets, and
   * so does a child's card whose PIN was blocked by mistakes. A hint and no more.
   */
  CARD_MAY_BE_FACE_AUTHENTICATION(State.UNKNOWN, NextStep.GO_TO_MUNICIPALITY),
  /** No counter above zero was read, and not both were read. */
  COUNTERS_NOT_READ(State.UNKNOWN, NextStep.READ_AGAIN),

  /** Kiosks reset this secret. */
  KIOSKS_RESET_TARGET(State.SATISFIED),
  /** Kiosks reset neither the resident register's PIN nor the text application's. */
  ONLY_MUNICIPALITY_RESETS_TARGET(State.VIOLATED, NextStep.GO_TO_MUNICIPALITY),
  /** C16: with both secrets forgotten, neither proves who asks. */
  BOTH_SECRETS_FORGOTTEN(State.VIOLATED, NextStep.GO_TO_MUNICIPALITY),

  /** The secret is blocked. */
  TARGET_BLOCKED(State.SATISFIED),
  /** The secret is forgotten; it need not be blocked. */
  TARGET_FORGOTTEN(State.SATISFIED),
  /** The secret is known, not blocked and of use: it can be changed on the spot. */
  TARGET_KNOWN(State.VIOLATED, NextStep.CHANGE_IN_PLACE),
  /** The secret is known, not blocked, and may stay. */
  TARGET_KNOWN_AND_KEPT(State.VIOLATED, NextStep.NOTHING_TO_DO),
  /** The secret is known, and its counter was not read. */
  TARGET_COUNTER_NOT_READ(State.UNKNOWN, NextStep.READ_AGAIN),
  /** Nobody asked whether the secret is really forgotten; a reset does no harm then. */
  TARGET_MAY_BE_KNOWN(State.UNKNOWN),

  /** The auth certificate is there. */
  AUTH_CERTIFICATE_THERE(State.SATISFIED),
  /** There is no auth certificate: it needs an issue, not a reset. */
  AUTH_CERTIFICATE_ABSENT(State.VIOLATED, NextStep.GO_TO_MUNICIPALITY),
  /** The auth certificate was not read. */
  AUTH_CERTIFICATE_NOT_READ(State.UNKNOWN, NextStep.READ_AGAIN),
  /** The sign certificate is there. */
  SIGN_CERTIFICATE_THERE(State.SATISFIED),
  /** There is no sign certificate, as for most under 15: it needs an issue, not a reset. */
  SIGN_CERTIFICATE_ABSENT(State.VIOLATED, NextStep.GO_TO_MUNICIPALITY),
  /** Nobody looked whether there is a sign certificate. */
  SIGN_CERTIFICATE_NOT_LOOKED_FOR(State.UNKNOWN, NextStep.READ_AGAIN),
  /** The card does not tell whether there is one: the service decides. */
  SIGN_CERTIFICATE_NOT_TOLD(State.UNKNOWN),

  /** The auth certificate is in its term. */
  AUTH_CERTIFICATE_IN_TERM(State.SATISFIED),
  /** The auth certificate has ended. */
  AUTH_CERTIFICATE_EXPIRED(State.VIOLATED, NextStep.GO_TO_MUNICIPALITY),
  /** The auth certificate has not begun: or this clock is wrong. */
  AUTH_CERTIFICATE_NOT_YET_VALID(State.VIOLATED, NextStep.WAIT),
  /** The card has ended, and all certificates with it. */
  CARD_EXPIRED(State.VIOLATED, NextStep.GO_TO_MUNICIPALITY),
  /** The sign certificate is in its term. */
  SIGN_CERTIFICATE_IN_TERM(State.SATISFIED),
  /** The sign certificate has ended. */
  SIGN_CERTIFICATE_EXPIRED(State.VIOLATED, NextStep.GO_TO_MUNICIPALITY),
  /** The auth certificate has ended; the sign certificate never ends later. */
  SIGN_CERTIFICATE_EXPIRED_WITH_AUTH(State.VIOLATED, NextStep.GO_TO_MUNICIPALITY),
  /** The sign certificate has not begun: or this clock is wrong. */
  SIGN_CERTIFICATE_NOT_YET_VALID(State.VIOLATED, NextStep.WAIT),
  /** The forgotten password hides the sign certificate: the service decides. */
  SIGN_CERTIFICATE_HIDDEN(State.UNKNOWN),
  /** The signature password, which the holder must know, would show the sign certificate. */
  SIGN_CERTIFICATE_NOT_READ(State.UNKNOWN, NextStep.READ_AGAIN),

  /** The issuer says that the auth certificate is good. */
  AUTH_CERTIFICATE_GOOD(State.SATISFIED),
  /** The auth certificate is revoked. */
  AUTH_CERTIFICATE_REVOKED(State.VIOLATED, NextStep.GO_TO_MUNICIPALITY),
  /** The auth certificate is on hold, which is never released. */
  AUTH_CERTIFICATE_ON_HOLD(State.VIOLATED, NextStep.GO_TO_MUNICIPALITY),
  /** Nobody who may asked the issuer about the auth certificate: the service decides. */
  AUTH_REVOCATION_NOT_CHECKED(State.UNKNOWN),
  /** The issuer says that the sign certificate is good. */
  SIGN_CERTIFICATE_GOOD(State.SATISFIED),
  /** The sign certificate is revoked, as after a move. */
  SIGN_CERTIFICATE_REVOKED(State.VIOLATED, NextStep.GO_TO_MUNICIPALITY),
  /** The sign certificate is on hold, which is never released. */
  SIGN_CERTIFICATE_ON_HOLD(State.VIOLATED, NextStep.GO_TO_MUNICIPALITY),
  /** Nobody who may asked the issuer about the sign certificate: the service decides. */
  SIGN_REVOCATION_NOT_CHECKED(State.UNKNOWN),

  /** The other secret has tries left. */
  OTHER_SECRET_HAS_TRIES(State.SATISFIED),
  /** The other secret is blocked. */
  OTHER_SECRET_BLOCKED(State.VIOLATED, NextStep.GO_TO_MUNICIPALITY),
  /** The other secret's counter was not read. */
  OTHER_COUNTER_NOT_READ(State.UNKNOWN, NextStep.READ_AGAIN),
  /** The holder knows the other secret. */
  OTHER_SECRET_KNOWN(State.SATISFIED),
  /** The holder does not know the other secret either: do not let him guess. */
  OTHER_SECRET_FORGOTTEN(State.VIOLATED, NextStep.GO_TO_MUNICIPALITY),
  /** Nobody asked whether the holder knows the other secret. */
  OTHER_SECRET_NOT_ASKED(State.UNKNOWN, NextStep.ASK_THE_HOLDER),

  /** The four attributes are still those of the certificate. */
  ATTRIBUTES_UNCHANGED(State.SATISFIED),
  /** An attribute changed: the sign certificate is no longer good. */
  ATTRIBUTES_CHANGED(State.VIOLATED, NextStep.GO_TO_MUNICIPALITY),
  /** Nobody compared the attributes: the service decides. */
  ATTRIBUTES_NOT_COMPARED(State.UNKNOWN),

  /** The face matched. */
  FACE_MATCHED(State.SATISFIED),
  /** F16: the photo on the chip is too different. */
  FACE_TOO_DIFFERENT(State.VIOLATED, NextStep.GO_TO_MUNICIPALITY),
  /** F17: five failures in a row. */
  FACE_COOLING_DOWN(State.VIOLATED, NextStep.WAIT),
  /** F15: the face did not match yet: the app tries again. */
  FACE_NOT_MATCHED_YET(State.UNKNOWN),
  /** The app has not looked at the face yet. */
  FACE_NOT_TRIED(State.UNKNOWN),

  /** The phone will do. */
  DEVICE_SUPPORTED(State.SATISFIED),
  /** C18: the phone is not supported. */
  DEVICE_NOT_SUPPORTED(State.VIOLATED, NextStep.FIX_ENVIRONMENT),
  /** Nobody looked whether the phone will do: the app decides. */
  DEVICE_NOT_CHECKED(State.UNKNOWN),
  /** The app reaches the service. */
  CONNECTED(State.SATISFIED),
  /** C17: there is no connection. */
  OFFLINE(State.VIOLATED, NextStep.FIX_ENVIRONMENT),
  /** Nobody looked whether there is a connection: the app decides. */
  CONNECTION_NOT_CHECKED(State.UNKNOWN),

  /** F7: a reservation is open: what the app decides is decided. */
  RESERVATION_OPEN(State.SATISFIED, NextStep.GO_TO_KIOSK),
  /** Nothing is in the way of a reservation. */
  READY_TO_RESERVE(State.SATISFIED, NextStep.RESERVE_IN_APP),
  /** F8: the reservation has ended. */
  RESERVATION_EXPIRED(State.SATISFIED, NextStep.RESERVE_IN_APP),
  /** The reservation is open, and ends before the kiosks open. */
  RESERVATION_ENDS_BEFORE_OPENING(State.SATISFIED, NextStep.RESERVE_IN_APP),
  /** The reservation is open, and the kiosks are closed at this hour. */
  KIOSK_CLOSED(State.SATISFIED, NextStep.WAIT);

  private final State state;
  private final Optional<NextStep> step;

  Reason(State state) {
    this.state = state;
    this.step = Optional.empty();
  }

  Reason(State state, NextStep step) {
    this.state = state;
    this.step = Optional.of(step);
  }

  /**
   * What it makes of the requirement for which it is the evidence.
   *
   * @return the state
   */
  public State state() {
    return state;
  }

  /**
   * Where it leads if it is the main reason.
   *
   * @return the step, empty if it is never the main reason
   */
  public Optional<NextStep> nextStep() {
    return step;
  }

  /**
   * Whether it leaves the decision to others: to the service, the app or the holder. This is all
   * that may be unknown in {@link Verdict#ELIGIBLE}.
   *
   * @return true for what is unknown and leads to no step
   */
  public boolean isLeftOpen() {
    return state == State.UNKNOWN && !step.isPresent();
  }
}
