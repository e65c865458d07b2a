package io.github.jpki4j.testcard.pki;

import io.github.jpki4j.testcard.crypto.Der;

/** Extensions of certificates, lists and answers, and the names within them (RFC 5280). */
final class IssuedExtensions {

  static final String SUBJECT_KEY_IDENTIFIER = "2.5.29.14";
  static final String KEY_USAGE = "2.5.29.15";
  static final String SUBJECT_ALT_NAME = "2.5.29.17";
  static final String ISSUER_ALT_NAME = "2.5.29.18";
  static final String BASIC_CONSTRAINTS = "2.5.29.19";
  static final String CRL_NUMBER = "2.5.29.20";
  static final String REASON_CODE = "2.5.29.21";
  static final String DELTA_CRL_INDICATOR = "2.5.29.27";
  static final String ISSUING_DISTRIBUTION_POINT = "2.5.29.28";
  static final String CRL_DISTRIBUTION_POINTS = "2.5.29.31";
  static final String CERTIFICATE_POLICIES = "2.5.29.32";
  static final String AUTHORITY_KEY_IDENTIFIER = "2.5.29.35";
  static final String EXTENDED_KEY_USAGE = "2.5.29.37";
  static final String AUTHORITY_INFO_ACCESS = "1.3.6.1.5.5.7.1.1";
  static final String OCSP_NO_CHECK = "1.3.6.1.5.5.7.48.1.5";

  private IssuedExtensions() {}

  static byte[] extension(String oid, byte[] value) {
    return Der.sequence(Der.oid(oid), Der.octets(value));
  }

  static byte[] critical(String oid, byte[] value) {
    return Der.sequence(Der.oid(oid), Der.yes(), Der.octets(value));
  }

  /** GeneralName, choice directoryName. */
  static byte[] directory(byte[] name) {
    return Der.tagged(0xA4, name);
  }

  /** DistributionPointName in its field [0], choice fullName, with one directoryName. */
  static byte[] distributionPointName(byte[] name) {
    return Der.tagged(0xA0, Der.tagged(0xA0, directory(name)));
  }
}
