package io.github.jpki4j.it.cert;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cert.FindingCode;
import io.github.jpki4j.cert.JpkiCertificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One row of the matrix.
 *
 * @param name a sentence about the certificate
 * @param purpose what it shall be good for
 * @param certificate the certificate in question
 * @param authorities the CAs that both programs trust
 * @param at for when
 * @param crl the revocation list, if revocation is checked
 * @param objections what we have against it, no more and no less
 * @param difference why openssl judges otherwise; empty where it agrees
 */
record ValidationCase(
    String name,
    KeyKind purpose,
    JpkiCertificate certificate,
    List<JpkiCertificate> authorities,
    Instant at,
    Optional<byte[]> crl,
    Set<FindingCode> objections,
    String difference) {

  static ValidationCase of(
      String name, KeyKind purpose, JpkiCertificate certificate, TestAuthority... authorities) {
    return new ValidationCase(
        name,
        purpose,
        certificate,
        Arrays.stream(authorities).map(TestAuthority::certificate).toList(),
        Forge.NOW,
        Optional.empty(),
        EnumSet.noneOf(FindingCode.class),
        "");
  }

  ValidationCase refused(FindingCode first, FindingCode... others) {
    return new ValidationCase(
        name, purpose, certificate, authorities, at, crl, EnumSet.of(first, others), difference);
  }

  ValidationCase at(Instant instant) {
    return new ValidationCase(
        name, purpose, certificate, authorities, instant, crl, objections, difference);
  }

  ValidationCase crl(byte[] list) {
    return new ValidationCase(
        name, purpose, certificate, authorities, at, Optional.of(list), objections, difference);
  }

  /** Openssl judges otherwise, and this is why. */
  ValidationCase opensslDiffers(String why) {
    return new ValidationCase(name, purpose, certificate, authorities, at, crl, objections, why);
  }

  @Override
  public String toString() {
    return purpose + " " + name;
  }
}
