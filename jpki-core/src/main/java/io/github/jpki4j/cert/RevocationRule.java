package io.github.jpki4j.cert;

import io.github.jpki4j.cert.TrustAnchors.Verdict;
import io.github.jpki4j.cert.revocation.RevocationChecker;
import io.github.jpki4j.cert.revocation.RevocationStatus;
import java.util.List;
import java.util.Optional;

/** Whether the certificate is revoked. Nobody is asked about a certificate of an unknown CA. */
final class RevocationRule implements ValidationRule {

  private final Optional<RevocationChecker> checker;

  RevocationRule(Optional<RevocationChecker> checker) {
    this.checker = checker;
  }

  @Override
  public void check(ValidationSubject subject, List<Finding> findings) {
    if (checker.isPresent() && subject.verdict().filter(Verdict::isTrusted).isPresent()) {
      findings.add(
          finding(
              checker
                  .get()
                  .check(
                      subject.certificate().x509(), subject.issuer().get().x509(), subject.at())));
    } else {
      findings.add(Finding.of(FindingCode.REVOCATION_NOT_CHECKED));
    }
  }

  private static Finding finding(RevocationStatus status) {
    if (status instanceof RevocationStatus.Good good) {
      return Finding.of(FindingCode.NOT_REVOKED, good.asOf());
    }
    if (status instanceof RevocationStatus.Revoked revoked) {
      return Finding.of(FindingCode.REVOKED, revoked.reason(), revoked.since());
    }
    if (status instanceof RevocationStatus.OnHold hold) {
      return Finding.of(FindingCode.ON_HOLD, hold.since());
    }
    RevocationStatus.Unknown unknown = (RevocationStatus.Unknown) status;
    return Finding.of(FindingCode.REVOCATION_UNKNOWN, unknown.why());
  }
}
