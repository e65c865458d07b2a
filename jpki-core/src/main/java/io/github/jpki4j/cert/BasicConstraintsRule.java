package io.github.jpki4j.cert;

import java.util.List;

/** Whether the certificate is a person's and not a CA's. */
final class BasicConstraintsRule implements ValidationRule {

  @Override
  public void check(ValidationSubject subject, List<Finding> findings) {
    findings.add(
        Finding.of(subject.certificate().isCa() ? FindingCode.IS_CA : FindingCode.END_ENTITY));
  }
}
