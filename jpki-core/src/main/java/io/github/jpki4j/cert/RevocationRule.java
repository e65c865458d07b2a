package io.github.jpki4j.cert;

import io.github.jpki4j.cert.TrustAnchors.Verdict;
import io.github.jpki4j.cert.revocation.RevocationChecker;
import io.github.jpki4j.cert.revocation.RevocationStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Whether the certificate is revoked. Nobody is asked about a certificate of an unknown CA. */
final class RevocationRule {

  private final Optional<RevocationChecker> checker;

  RevocationRule(Optional<RevocationChecker> checker) {
    this.checker = checker;
  }

  /**
   * Checks it.
   *
   * @param subject with the instant at which the certificate was used
   * @param now when that is judged; the same instant if nothing is known of the past
   * @param findings what is found is added
   */
  void check(ValidationSubject subject, Instant now, List<Finding> findings) {
    if (checker.isPresent() && subject.verdict().filter(Verdict::isTrusted).isPresent()) {
      findings.add(finding(status(checker.get(), subject, now), subject.at()));
    } else {
      findings.add(Finding.of(FindingCode.REVOCATION_NOT_CHECKED));
    }
  }

  private static RevocationStatus status(
      RevocationChecker checker, ValidationSubject subject, Instant now) {
    RevocationStatus status = ask(checker, subject, now);
    if (now.equals(subject.at())) {
      return status;
    }
    boolean isOver = now.isAfter(subject.certificate().notAfter());
    boolean saysNothing = status instanceof RevocationStatus.Good && isOver; // RFC 5280, 3.3
    if (status.isConclusive() && !saysNothing) {
      return status;
    }
    RevocationStatus then = ask(checker, subject, subject.at());
    return then.isConclusive() || saysNothing ? then : status;
  }

  private static RevocationStatus ask(
      RevocationChecker checker, ValidationSubject subject, Instant at) {
    return checker.check(subject.certificate().x509(), subject.issuer().get().x509(), at);
  }

  private static Finding finding(RevocationStatus status, Instant used) {
    if (status instanceof RevocationStatus.Good good) {
      return Finding.of(FindingCode.NOT_REVOKED, good.asOf());
    }
    if (status instanceof RevocationStatus.Revoked revoked) {
      boolean isLater = revoked.since().isAfter(used) && !revoked.reason().concernsKey();
      return Finding.of(
          isLater ? FindingCode.REVOKED_LATER : FindingCode.REVOKED,
          revoked.reason(),
          revoked.since());
    }
    if (status instanceof RevocationStatus.OnHold hold) {
      return Finding.of(FindingCode.ON_HOLD, hold.since());
    }
    RevocationStatus.Unknown unknown = (RevocationStatus.Unknown) status;
    return Finding.of(FindingCode.REVOCATION_UNKNOWN, unknown.why());
  }
}
