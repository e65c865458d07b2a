package io.github.jpki4j.cert;

import io.github.jpki4j.cert.TrustAnchors.Verdict;
import io.github.jpki4j.internal.CertificateExtensions;
import io.github.jpki4j.internal.ExtensionStructure;
import io.github.jpki4j.internal.KeyPurpose;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the extensions of a certificate say of its purpose, each a {@link ValidationRule}. */
final class ExtensionRules {

  /** Key usage, subject alternative name, basic constraints, policies, extended key usage. */
  private static final Set<String> KNOWN =
      Collections.unmodifiableSet(
          new HashSet<>(
              Arrays.asList("2.5.29.15", "2.5.29.17", "2.5.29.19", "2.5.29.32", "2.5.29.37")));

  private ExtensionRules() {}

  /** Whether the certificate is a person's and not a CA's. */
  static void basicConstraints(ValidationSubject subject, List<Finding> findings) {
    findings.add(
        Finding.of(subject.certificate().isCa() ? FindingCode.IS_CA : FindingCode.END_ENTITY));
  }

  /** Whether the key usage is exactly that of the purpose: the two keys are not to be mixed up. */
  static void keyUsage(ValidationSubject subject, List<Finding> findings) {
    JpkiCertificate certificate = subject.certificate();
    if (certificate.x509().getKeyUsage() == null) {
      findings.add(Finding.of(FindingCode.KEY_USAGE_MISSING));
    } else {
      findings.add(
          Finding.of(
              certificate.hasKeyUsageOf(subject.purpose())
                  ? FindingCode.KEY_USAGE_RIGHT
                  : FindingCode.KEY_USAGE_WRONG));
    }
  }

  /**
   * Whether an extended key usage leaves room for the purpose (RFC 5280, 4.2.1.12: without one the
   * key is not limited). Auth certificates have clientAuth, sign certificates none. Facts: CERT-15.
   */
  static void extendedKeyUsage(ValidationSubject subject, List<Finding> findings) {
    findings.add(
        Finding.of(
            KeyPurpose.of(subject.purpose())
                    .isAllowed(subject.certificate().x509(), subject.certificate().extensions())
                ? FindingCode.EXTENDED_KEY_USAGE_RIGHT
                : FindingCode.EXTENDED_KEY_USAGE_WRONG));
  }

  /** Whether the certificate was issued under a policy of the purpose. */
  static void policies(ValidationSubject subject, List<Finding> findings) {
    List<String> policies = subject.certificate().policies();
    Optional<CertificatePolicy> fitting = Optional.empty();
    for (int i = 0; i < policies.size() && !fitting.isPresent(); i++) {
      fitting = CertificatePolicy.ofOid(policies.get(i)).filter(p -> p.kind() == subject.purpose());
    }
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

  /**
   * Whether every critical extension is one that the PKIX code or another rule obeys, and every
   * known one can be read, critical or not.
   */
  static void criticalExtensions(ValidationSubject subject, List<Finding> findings) {
    CertificateExtensions extensions = subject.certificate().extensions();
    Set<String> unreadable = ExtensionStructure.unreadable(extensions);
    for (String oid : unreadable) {
      findings.add(Finding.of(FindingCode.EXTENSION_UNREADABLE, oid));
    }
    Set<String> unknown = extensions.criticalBesides(KNOWN);
    for (String oid : unknown) {
      findings.add(Finding.of(FindingCode.CRITICAL_EXTENSION_UNKNOWN, oid));
    }
    if (unknown.isEmpty() && unreadable.isEmpty()) {
      findings.add(Finding.of(FindingCode.CRITICAL_EXTENSIONS_KNOWN));
    }
  }
}
