package io.github.jpki4j.cert;

import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether algorithms and keys are strong enough: today RSA-2048 with SHA-256; elliptic curves are
 * expected with the next card. Facts: CERT-01, CERT-37, CARD-63.
 */
final class AlgorithmRule implements ValidationRule {

  private static final int SHORTEST_RSA_BITS = 2048;
  private static final int SHORTEST_EC_BITS = 256;

  /** SHA-256, SHA-384 and SHA-512, with RSA (PKCS #1 v1.5) and with ECDSA. */
  private static final Set<String> STRONG =
      Collections.unmodifiableSet(
          new HashSet<>(
              Arrays.asList(
                  "1.2.840.113549.1.1.11",
                  "1.2.840.113549.1.1.12",
                  "1.2.840.113549.1.1.13",
                  "1.2.840.10045.4.3.2",
                  "1.2.840.10045.4.3.3",
                  "1.2.840.10045.4.3.4")));

  @Override
  public void check(ValidationSubject subject, List<Finding> findings) {
    int before = findings.size();
    JpkiCertificate certificate = subject.certificate();
    if (!STRONG.contains(certificate.x509().getSigAlgOID())) {
      findings.add(
          Finding.of(FindingCode.SIGNATURE_ALGORITHM_WEAK, certificate.x509().getSigAlgName()));
    }
    checkKey(certificate, FindingCode.KEY_WEAK, findings);
    subject.issuer().ifPresent(issuer -> checkKey(issuer, FindingCode.ISSUER_KEY_WEAK, findings));
    if (findings.size() == before) {
      findings.add(Finding.of(FindingCode.ALGORITHM_STRONG));
    }
  }

  private static void checkKey(
      JpkiCertificate certificate, FindingCode code, List<Finding> findings) {
    PublicKey key = certificate.x509().getPublicKey();
    int bits = 0;
    boolean strong = false;
    if (key instanceof RSAPublicKey rsa) {
      bits = rsa.getModulus().bitLength();
      strong = bits >= SHORTEST_RSA_BITS;
    } else if (key instanceof ECPublicKey ec) {
      bits = ec.getParams().getCurve().getField().getFieldSize();
      strong = bits >= SHORTEST_EC_BITS;
    }
    if (!strong) {
      findings.add(Finding.of(code, key.getAlgorithm() + " " + bits));
    }
  }
}
