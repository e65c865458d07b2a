package io.github.jpki4j.reset;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Something to know before the trip that does not change the verdict.
 *
 * @param kind what
 * @param at the instant it speaks of, where the kind has one
 * @param tries the tries left that it speaks of, where the kind has any
 * @since 0.1.0
 */
public record Warning(Kind kind, Optional<Instant> at, OptionalInt tries) {

  /**
   * Creates it.
   *
   * @param kind what
   * @param at the instant it speaks of
   * @param tries the tries left that it speaks of
   */
  public Warning {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(tries, "tries");
  }

  static Warning of(Kind kind) {
    return new Warning(kind, Optional.empty(), OptionalInt.empty());
  }

  static Warning at(Kind kind, Instant at) {
    return new Warning(kind, Optional.of(at), OptionalInt.empty());
  }

  static Warning tries(Kind kind, int tries) {
    return new Warning(kind, Optional.empty(), OptionalInt.of(tries));
  }

  /** What there is to know. */
  public enum Kind {
    /** The secret to be reset has tries left: whoever remembers it needs no trip. Has tries. */
    TRIES_LEFT,
    /** One mistake with the other secret blocks it, and the kiosk is no way any more. */
    OTHER_SECRET_LAST_TRY,
    /** The auth certificate ends before the planned visit. Has its end. */
    AUTH_CERTIFICATE_ENDS_BEFORE_VISIT,
    /** The sign certificate ends before the planned visit. Has its latest end. */
    SIGN_CERTIFICATE_ENDS_BEFORE_VISIT,
    /** The card ends before the planned visit. Has its end. */
    CARD_ENDS_BEFORE_VISIT,
    /** The reservation ends before the planned visit. Has its end. */
    RESERVATION_ENDS_BEFORE_VISIT,
    /** A reservation made now ends before the planned visit: make it later. Has that end. */
    RESERVE_LATER_FOR_VISIT,
    /** The kiosks are closed at the planned visit. Has the next opening. */
    KIOSK_CLOSED_AT_VISIT,
    /** The planned visit lies in the past. Has it. */
    VISIT_IN_THE_PAST,
    /**
     * Five faces in a row did not match, and the PIN is to be reset, for which no face is compared:
     * the app may be closed all the same. Has the end where it is known.
     */
    APP_MAY_BE_CLOSED,
    /** The reservation is for the other secret. */
    RESERVATION_FOR_OTHER_SECRET,
    /** The reservation lasts longer than any does: is this clock right? Has its end. */
    CLOCK_IN_DOUBT,
    /** Whether the certificates are revoked was not checked. */
    REVOCATION_NOT_CHECKED,
    /** Whether name, date of birth, gender and address changed was not compared. */
    ATTRIBUTES_NOT_COMPARED,
    /** The sign certificate could not be read: it may have ended before the auth certificate. */
    SIGN_CERTIFICATE_NOT_SEEN,
    /** Not all shops of some operators have a kiosk that does it. */
    NOT_EVERY_SHOP
  }
}
