package io.github.jpki4j.kiosk.flow;

import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;

/**
 * The certificates that the JDK's factory keeps in memory: the last 750 that it read. One of a
 * signature key has its holder's name, address and date of birth in it.
 */
public final class CertificateCache {

  private CertificateCache() {}

  /**
   * Empties it. Nothing but a call without a certificate does, which is not documented; a test that
   * looks into the memory of a kiosk says whether it still does.
   */
  public static void clear() {
    try {
      CertificateFactory.getInstance("X.509").generateCertificate(null);
    } catch (CertificateException expected) {
      // There was no certificate to read.
    }
  }
}
