package io.github.jpki4j.cert;

import io.github.jpki4j.cert.TrustAnchors.Verdict;
import io.github.jpki4j.internal.AuthorityCheck;
import io.github.jpki4j.internal.KeyPurpose;
import java.util.List;

/** Whether the issuer is trusted. */
final class AnchorRule implements ValidationRule {

  @Override
  public void check(ValidationSubject subject, List<Finding> findings) {
    findings.add(
        subject
            .verdict()
            .map(verdict -> finding(subject, verdict))
            .orElseGet(() -> Finding.of(FindingCode.ANCHOR_NOT_CHECKED)));
  }

  private static Finding finding(ValidationSubject subject, Verdict verdict) {
    return switch (verdict) {
      case PINNED -> Finding.of(FindingCode.ANCHOR_PINNED, generation(subject));
      case SUPPLIED -> Finding.of(FindingCode.ANCHOR_SUPPLIED);
      case TEST -> Finding.of(FindingCode.ANCHOR_TEST);
      case OTHER_PURPOSE -> Finding.of(FindingCode.ANCHOR_OTHER_PURPOSE);
      case TEST_NOT_ACCEPTED -> Finding.of(FindingCode.ANCHOR_TEST_NOT_ACCEPTED);
      case UNFIT -> Finding.of(FindingCode.ANCHOR_UNFIT, flaw(subject));
      case UNKNOWN -> Finding.of(FindingCode.ANCHOR_UNKNOWN);
    };
  }

  private static String flaw(ValidationSubject subject) {
    return subject
        .issuer()
        .flatMap(issuer -> AuthorityCheck.flaw(KeyPurpose.of(subject.purpose()), issuer.x509()))
        .orElse("");
  }

  private static String generation(ValidationSubject subject) {
    return subject
        .issuer()
        .flatMap(JpkiCertificate::root)
        .map(root -> root.name().replace('_', ' '))
        .orElse("");
  }
}
