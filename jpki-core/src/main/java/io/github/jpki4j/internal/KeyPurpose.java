package io.github.jpki4j.internal;

import io.github.jpki4j.KeyKind;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an extended key usage leaves room for. Stateless, thread-safe. */
public final class KeyPurpose {

  private static final String ANY = "2.5.29.37.0";
  private static final String CLIENT_AUTH = "1.3.6.1.5.5.7.3.2";

  private KeyPurpose() {}

  /**
   * Whether there is room for a purpose (RFC 5280, 4.2.1.12: without the extension nothing is
   * limited). Auth certificates have clientAuth, sign certificates none. Facts: CERT-15.
   *
   * @return false too if it cannot be read
   */
  public static boolean isAllowed(KeyKind purpose, X509Certificate certificate) {
    try {
      @Nullable List<String> usages = certificate.getExtendedKeyUsage();
      return usages == null
          || usages.contains(ANY)
          || (purpose == KeyKind.AUTH && usages.contains(CLIENT_AUTH));
    } catch (CertificateParsingException e) {
      return false;
    }
  }
}
