package io.github.jpki4j.cert;

import io.github.jpki4j.KeyKind;
import java.security.cert.CertificateParsingException;
import java.util.List;

/**
 * Whether an extended key usage leaves room for the purpose (RFC 5280, 4.2.1.12: without one the
 * key is not limited). Auth certificates have clientAuth, sign certificates none. Facts: CERT-15.
 */
final class ExtendedKeyUsageRule implements ValidationRule {

  private static final String ANY = "2.5.29.37.0";
  private static final String CLIENT_AUTH = "1.3.6.1.5.5.7.3.2";

  @Override
  public void check(ValidationSubject subject, List<Finding> findings) {
    findings.add(
        Finding.of(
            allows(subject)
                ? FindingCode.EXTENDED_KEY_USAGE_RIGHT
                : FindingCode.EXTENDED_KEY_USAGE_WRONG));
  }

  private static boolean allows(ValidationSubject subject) {
    try {
      List<String> usages = subject.certificate().x509().getExtendedKeyUsage();
      return usages == null
          || usages.contains(ANY)
          || (subject.purpose() == KeyKind.AUTH && usages.contains(CLIENT_AUTH));
    } catch (CertificateParsingException e) {
      return false;
    }
  }
}
