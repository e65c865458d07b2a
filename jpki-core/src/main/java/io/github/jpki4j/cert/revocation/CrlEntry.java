package io.github.jpki4j.cert.revocation;

import io.github.jpki4j.cert.revocation.RevocationStatus.Why;
import io.github.jpki4j.internal.DerCursor;
import io.github.jpki4j.internal.DerException;
import java.time.Instant;
import java.util.Optional;

/** One entry of a list as a status, and what the numbers of CRLReason mean. */
final class CrlEntry {

  /** The last arc of the entry extensions below 2.5.29 (RFC 5280, 5.3; hold: RFC 3280, 5.3.2). */
  static final int REASON_CODE = 21;

  static final int HOLD_INSTRUCTION = 23;
  static final int INVALIDITY_DATE = 24;
  static final int CERTIFICATE_ISSUER = 29;

  private static final int HOLD = 6;
  private static final int REMOVED = 8;

  private CrlEntry() {}

  /** What the content of an entry says. */
  static RevocationStatus status(DerCursor entry) throws DerException {
    entry.readInteger();
    Instant since = entry.readTime();
    Extensions extensions =
        entry.isAtEnd() ? Extensions.NONE : Extensions.parse(entry.read(DerCursor.SEQUENCE));
    Optional<DerCursor> invalidity = extensions.value("2.5.29." + INVALIDITY_DATE);
    if (invalidity.isPresent()) {
      Instant invalid = invalidity.get().readGeneralizedTime();
      since = invalid.isBefore(since) ? invalid : since;
    }
    Optional<DerCursor> reason = extensions.value("2.5.29." + REASON_CODE);
    return reason.isPresent() ? status(readReason(reason.get()), since) : status(0, since);
  }

  /** The only element: a CRLReason. */
  static int readReason(DerCursor value) throws DerException {
    int reason = value.readSmall(DerCursor.ENUMERATED);
    value.expectEnd();
    return reason;
  }

  /** What a CRLReason means. */
  static RevocationStatus status(int reason, Instant since) {
    return switch (reason) {
      case HOLD -> new RevocationStatus.OnHold(since);
      case REMOVED -> new RevocationStatus.Unknown(Why.REMOVED_FROM_CRL);
      default -> new RevocationStatus.Revoked(RevocationReason.of(reason), since);
    };
  }
}
