package io.github.jpki4j.document.signer;

import io.github.jpki4j.cert.revocation.RevocationChecker;
import io.github.jpki4j.cert.revocation.RevocationStatus;
import io.github.jpki4j.cert.revocation.RevocationStatus.Good;
import io.github.jpki4j.cert.revocation.RevocationStatus.OnHold;
import io.github.jpki4j.cert.revocation.RevocationStatus.Revoked;
import io.github.jpki4j.document.TimeStampCode;
import io.github.jpki4j.document.TimeStampFinding;
import java.security.cert.X509Certificate;
import java.time.Instant;

/**
 * Whether a certificate between a time stamp and its root is revoked, in a way that concerns the
 * time stamp.
 *
 * @param checker the caller's
 * @param stamped when the time stamp was made at the latest
 * @param existed when it is proven to have existed, or {@code now}
 * @param now when it is judged
 */
record TimeStampRevocation(
    RevocationChecker checker, Instant stamped, Instant existed, Instant now) {

  /** The worst that is known of a certificate on the path. */
  TimeStampFinding worst(TimeStampPath path) {
    TimeStampFinding worst = of(path, 0);
    for (int i = 1; i < path.certificates().size(); i++) {
      TimeStampFinding next = of(path, i);
      worst = severity(next) > severity(worst) ? next : worst;
    }
    return worst;
  }

  private static int severity(TimeStampFinding finding) {
    return switch (finding.code()) {
      case AUTHORITY_REVOKED -> 3;
      case AUTHORITY_REVOCATION_UNKNOWN -> 2;
      case AUTHORITY_REVOKED_LATER -> 1;
      default -> 0;
    };
  }

  private TimeStampFinding of(TimeStampPath path, int index) {
    RevocationStatus status = status(path.certificates().get(index), path.issuerOf(index));
    if (status instanceof Good good) {
      return TimeStampFinding.of(TimeStampCode.AUTHORITY_NOT_REVOKED, good.asOf().toString());
    }
    if (status instanceof Revoked revoked) {
      boolean isLater = revoked.since().isAfter(stamped) && !revoked.reason().concernsKey();
      return TimeStampFinding.of(
          isLater ? TimeStampCode.AUTHORITY_REVOKED_LATER : TimeStampCode.AUTHORITY_REVOKED,
          revoked.reason().name(),
          revoked.since().toString());
    }
    if (status instanceof OnHold hold) {
      return TimeStampFinding.of(
          TimeStampCode.AUTHORITY_REVOKED, "ON_HOLD", hold.since().toString());
    }
    return TimeStampFinding.of(TimeStampCode.AUTHORITY_REVOCATION_UNKNOWN);
  }

  /**
   * What is known now. Where that is nothing, as of a certificate that is over and that lists need
   * not have any more (RFC 5280, 3.3): what was known when the time stamp existed.
   */
  private RevocationStatus status(X509Certificate certificate, X509Certificate issuer) {
    RevocationStatus status = checker.check(certificate, issuer, now);
    boolean isOver = now.isAfter(certificate.getNotAfter().toInstant());
    boolean saysNothing = !status.isConclusive() || (status instanceof Good && isOver);
    if (!saysNothing || existed.equals(now)) {
      return status;
    }
    return checker.check(certificate, issuer, existed);
  }
}
