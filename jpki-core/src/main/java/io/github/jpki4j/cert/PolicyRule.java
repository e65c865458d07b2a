package io.github.jpki4j.cert;

import io.github.jpki4j.cert.TrustAnchors.Verdict;
import java.util.List;
import java.util.Optional;

/** Whether the certificate was issued under a policy of the purpose. */
final class PolicyRule implements ValidationRule {

  @Override
  public void check(ValidationSubject subject, List<Finding> findings) {
    List<String> policies = subject.certificate().policies();
    Optional<CertificatePolicy> fitting =
        policies.stream()
            .map(CertificatePolicy::ofOid)
            .filter(policy -> policy.filter(p -> p.kind() == subject.purpose()).isPresent())
            .map(Optional::get)
            .findFirst();
    if (policies.isEmpty()) {
      findings.add(Finding.of(FindingCode.POLICY_MISSING));
    } else if (!fitting.isPresent()) {
      findings.add(Finding.of(FindingCode.POLICY_WRONG, String.join(" ", policies)));
    } else {
      findings.add(Finding.of(code(fitting.get(), subject), fitting.get().oid()));
    }
  }

  private static FindingCode code(CertificatePolicy policy, ValidationSubject subject) {
    if (policy.isTest()) {
      return subject.verdict().filter(verdict -> verdict == Verdict.TEST).isPresent()
          ? FindingCode.POLICY_TEST
          : FindingCode.POLICY_TEST_NOT_ACCEPTED;
    }
    return policy == CertificatePolicy.SIGN_MOBILE
        ? FindingCode.POLICY_UNCONFIRMED
        : FindingCode.POLICY_RIGHT;
  }
}
