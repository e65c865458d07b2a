package io.github.jpki4j.cert.revocation;

import java.security.cert.X509Certificate;

/** What a certificate's key may sign by the extension keyUsage (RFC 5280, 4.2.1.3). */
final class KeyUsages {

  static final int DIGITAL_SIGNATURE = 0;
  static final int CRL_SIGN = 6;

  private KeyUsages() {}

  /** Whether the extension is not there or has this bit. */
  static boolean allow(X509Certificate certificate, int bit) {
    boolean[] usage = certificate.getKeyUsage();
    return usage == null || (bit < usage.length && usage[bit]);
  }
}
