package io.github.jpki4j.it.fuzz.reader;

import io.github.jpki4j.cert.JpkiCertificate;
import java.util.Arrays;
import java.util.List;

/** What readers have in common. */
final class Checks {

  private Checks() {}

  static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise);
    }
  }

  /** Asks a certificate for all that it can tell. */
  static void askAll(JpkiCertificate certificate) {
    List<Object> told =
        Arrays.asList(
            certificate.kind(),
            certificate.policy(),
            certificate.policies(),
            certificate.serial(),
            certificate.root(),
            certificate.notBefore(),
            certificate.notAfter(),
            certificate.lastDay(),
            certificate.municipality(),
            certificate.attributes(),
            certificate.sha256(),
            certificate.isTest(),
            certificate.toString());
    require(!told.contains(null), "something is null");
  }
}
