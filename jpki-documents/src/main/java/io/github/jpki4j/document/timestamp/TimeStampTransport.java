package io.github.jpki4j.document.timestamp;

import java.io.IOException;

/**
 * Carries a request for a time stamp to an authority (TSA) and brings back its answer, as RFC 3161,
 * section 3.4, does it over HTTP. What comes back is checked by whoever asks, so a transport judges
 * nothing; it bounds the length of the answer.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface TimeStampTransport {

  /**
   * Asks the authority once, and waits no longer than the transport's own time-out.
   *
   * @param request DER of a TimeStampReq; not to be changed
   * @return what the authority answered, any bytes; the caller's from then on
   * @throws IOException if there is no answer
   */
  byte[] exchange(byte[] request) throws IOException;
}
