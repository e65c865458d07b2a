package io.github.jpki4j.cert;

import java.util.List;

/** Whether the key usage is exactly that of the purpose: the two keys are not to be mixed up. */
final class KeyUsageRule implements ValidationRule {

  @Override
  public void check(ValidationSubject subject, List<Finding> findings) {
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
}
