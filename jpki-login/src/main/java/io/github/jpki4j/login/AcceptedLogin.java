package io.github.jpki4j.login;

import io.github.jpki4j.cert.JpkiCertificate;
import java.time.Instant;

/**
 * A login that was accepted: whoever held the card and knew its PIN signed this challenge. {@link
 * JpkiCertificate#sha256} of the certificate tells whether it is the same certificate as last time;
 * docs/login.md says what identifies a person beyond that.
 *
 * @param certificate for user authentication, which carries no name; personal data all the same
 * @param challenge that was signed
 * @param at when it was judged
 * @since 0.1.0
 */
public record AcceptedLogin(JpkiCertificate certificate, LoginChallenge challenge, Instant at) {

  /** The challenge's origin and purpose: the certificate follows a person. */
  @Override
  public String toString() {
    return "AcceptedLogin[" + challenge.origin() + " " + challenge.purpose() + "]";
  }
}
