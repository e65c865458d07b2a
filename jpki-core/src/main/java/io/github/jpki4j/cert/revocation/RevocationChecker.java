package io.github.jpki4j.cert.revocation;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/**
 * Tells whether a certificate is revoked. For the law on who may ask, see this package's
 * description.
 *
 * <p>Implementations do not throw for what their source did or did not answer: that is a {@link
 * RevocationStatus.Unknown}. They say whether they are thread-safe; those of this library are, as
 * far as the caller's source is.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface RevocationChecker {

  /**
   * Checks one certificate.
   *
   * @param certificate the certificate in question
   * @param issuer the CA certificate that issued it: its signature has been verified already
   * @param at the instant for which the answer shall hold; answers have to be fresh at it
   * @return the status, never a guess
   */
  RevocationStatus check(X509Certificate certificate, X509Certificate issuer, Instant at);

  /**
   * Asks several checkers one after the other until one knows.
   *
   * @param checkers in the order in which they are asked, at least one; copied
   * @return a checker whose answer is the first conclusive one, or the last one's {@link
   *     RevocationStatus.Unknown} if none is
   * @throws IllegalArgumentException if there is none
   */
  static RevocationChecker firstConclusive(List<RevocationChecker> checkers) {
    List<RevocationChecker> all = List.copyOf(checkers);
    if (all.isEmpty()) {
      throw new IllegalArgumentException("at least one checker is needed");
    }
    return (certificate, issuer, at) -> {
      RevocationStatus status = all.get(0).check(certificate, issuer, at);
      for (int i = 1; i < all.size() && !status.isConclusive(); i++) {
        status = all.get(i).check(certificate, issuer, at);
      }
      return status;
    };
  }
}
