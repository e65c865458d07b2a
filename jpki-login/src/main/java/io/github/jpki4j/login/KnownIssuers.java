package io.github.jpki4j.login;

import io.github.jpki4j.cert.JpkiCertificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The CA certificates of accepted logins, which are few and the same for everybody: read once.
 * Found by all of their bytes, so it makes no difference but to time. Thread-safe.
 */
final class KnownIssuers {

  /** More than there are generations of a CA. */
  private static final int MOST = 8;

  /** Replaced as a whole. */
  private volatile List<Known> known = Collections.emptyList();

  private static final class Known {
    final byte[] der;
    final JpkiCertificate certificate;

    Known(JpkiCertificate certificate) {
      this.der = certificate.encoded();
      this.certificate = certificate;
    }
  }

  /** The certificate, known or read now. */
  JpkiCertificate read(byte[] der) throws LoginException {
    for (Known each : known) {
      if (Arrays.equals(each.der, der)) {
        return each.certificate;
      }
    }
    return HolderCertificate.read(der, LoginCode.ISSUER_FORM);
  }

  /** Remembers a certificate below which a login was accepted; nothing else comes in here. */
  void keep(JpkiCertificate issuer) {
    List<Known> before = known;
    for (Known each : before) {
      if (each.certificate.equals(issuer)) {
        return;
      }
    }
    if (before.size() < MOST) {
      List<Known> more = new ArrayList<>(before);
      more.add(new Known(issuer));
      known = more; // of two threads at once one may be lost, which costs time alone
    }
  }
}
