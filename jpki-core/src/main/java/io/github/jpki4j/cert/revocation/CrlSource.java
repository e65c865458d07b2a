package io.github.jpki4j.cert.revocation;

import io.github.jpki4j.MalformedDataException;
import java.io.IOException;
import java.security.cert.X509Certificate;

/**
 * Where revocation lists come from: a file, a directory server, a download once a day. For the law
 * on who may ask, see this package's description.
 *
 * <p>JPKI certificates name their CRL by a directory name, not by a URL, so nothing can be fetched
 * without knowing the server. Facts: CERT-18.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface CrlSource {

  /**
   * The list that covers a certificate. Called for every check: keep the parsed list, parsing is
   * the expensive part.
   *
   * @param certificate the certificate in question
   * @param issuer the CA certificate that issued it
   * @return the list
   * @throws IOException if none can be fetched within the caller's own time-out; its message is not
   *     shown to anybody
   * @throws MalformedDataException if there is something else than one list
   */
  Crl crl(X509Certificate certificate, X509Certificate issuer)
      throws IOException, MalformedDataException;
}
