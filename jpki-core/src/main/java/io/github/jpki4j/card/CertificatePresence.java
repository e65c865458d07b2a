package io.github.jpki4j.card;

import io.github.jpki4j.MalformedResponseException;

/**
 * Which of the holder's certificates are on the card, from the three bytes of EF 0008, which needs
 * no PIN. Facts: CARD-18 (measured on one test card: 8F is present, 00 is absent).
 *
 * @param sign whether the certificate for digital signatures is there
 * @param auth whether the certificate for user authentication is there
 * @since 0.1.0
 */
public record CertificatePresence(boolean sign, boolean auth) {

  static CertificatePresence parse(byte[] content) throws MalformedResponseException {
    if (content.length < 2) {
      throw new MalformedResponseException("EF 0008 is too short");
    }
    return new CertificatePresence(content[0] != 0, content[1] != 0);
  }
}
