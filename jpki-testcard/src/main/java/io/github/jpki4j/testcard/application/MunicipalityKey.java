package io.github.jpki4j.testcard.application;

import io.github.jpki4j.testcard.crypto.CvContent;
import io.github.jpki4j.testcard.crypto.RsaKey;
import io.github.jpki4j.testcard.pki.TestCvCa;

/** A municipality's key for the records of one application, and its CV certificate. */
final class MunicipalityKey {

  private final TestCvCa ca;
  private final byte[] keyId;
  private final String resource;
  private final CvFault fault;

  private MunicipalityKey(TestCvCa ca, byte[] keyId, String resource, CvFault fault) {
    this.ca = ca;
    this.keyId = keyId;
    this.resource = resource;
    this.fault = fault;
  }

  /** For the surface application: the code and 21. */
  static MunicipalityKey surface(String code, CvFault fault) {
    byte[] keyId = CvContent.keyId(code + "21", 0, 0);
    return new MunicipalityKey(
        TestCvCa.SURFACE, keyId, "test-cv-municipality-surface.pk8.der", fault);
  }

  /** For the text application. ASSUMED: the code and 31. */
  static MunicipalityKey text(String code, CvFault fault) {
    byte[] keyId = CvContent.keyId(code + "31", 0, 0);
    return new MunicipalityKey(TestCvCa.TEXT, keyId, "test-cv-municipality-text.pk8.der", fault);
  }

  private RsaKey key() {
    return RsaKey.named(resource);
  }

  /** The certificate as a file of 568 bytes. */
  byte[] certificate() {
    return CvContent.file(fault.certificate(ca, keyId, key().publicKey()));
  }

  /** PKCS#1 v1.5 with SHA-256 over data objects as they stand. */
  byte[] sign(byte[]... objects) {
    return key().signHash(RsaKey.sha256(objects));
  }

  /** The signature over three groups of data objects: APP-24. */
  byte[] signGroups(byte[] first, byte[] second, byte[] third) {
    return key().signThreeHashes(RsaKey.sha256(first), RsaKey.sha256(second), RsaKey.sha256(third));
  }
}
