package io.github.jpki4j.cert.revocation;

import java.io.IOException;

/**
 * Carries an OCSP request to the responder and the response back, for example as HTTP POST of
 * {@code application/ocsp-request} (RFC 6960, appendix A). For the law on who may ask, see this
 * package's description.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface OcspTransport {

  /**
   * Sends a request and waits for the response, no longer than the caller's own time-out.
   *
   * @param request DER, the transport's to keep
   * @return the response, DER, not kept by the transport
   * @throws IOException if none came; its message is not shown to anybody
   */
  byte[] exchange(byte[] request) throws IOException;
}
