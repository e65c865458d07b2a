package io.github.jpki4j.login;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.PinRequiredException;
import io.github.jpki4j.card.JpkiAp;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.card.SignatureScheme;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.cert.Outcome;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.pin.TryPolicy;
import java.time.Instant;

/**
 * A challenge that {@link LoginClient} took: of the right server, for the right purpose. Show the
 * holder its origin and purpose, and sign it when the holder agrees. Immutable, thread-safe.
 *
 * @since 0.1.0
 */
public final class ReceivedChallenge {

  private final LoginChallenge challenge;
  private final String purpose;
  private final ChallengeCheck check;

  ReceivedChallenge(LoginChallenge challenge, String purpose, ChallengeCheck check) {
    this.challenge = challenge;
    this.purpose = purpose;
    this.check = check;
  }

  /**
   * What the holder is to be shown: {@link LoginChallenge#origin} and {@link
   * LoginChallenge#purpose}, and on request the whole {@link LoginChallenge#text}.
   *
   * @return the challenge
   */
  public LoginChallenge challenge() {
    return challenge;
  }

  /**
   * Has the card sign, with {@link TryPolicy#KEEP_LAST}.
   *
   * @param card a session with the card
   * @param pin the PIN of the key for user authentication; stays open
   * @return the response, to be sent to the server
   * @throws LoginException as {@link #sign(MyNumberCard, Pin, TryPolicy)}
   * @throws JpkiException as {@link #sign(MyNumberCard, Pin, TryPolicy)}
   */
  public LoginResponse sign(MyNumberCard card, Pin pin) throws LoginException, JpkiException {
    return sign(card, pin, TryPolicy.KEEP_LAST);
  }

  /**
   * Has the card sign: selects the JPKI application, reads the certificate and that of its CA, then
   * one VERIFY and one signature, checked.
   *
   * @param card a session with the card
   * @param pin the PIN of the key for user authentication; stays open
   * @param policy what to do when one try is left
   * @return the response, to be sent to the server
   * @throws LoginException if the challenge is over by now, or the certificate is not valid now; no
   *     PIN was used then, except on a phone, which shows the certificate only after the PIN
   * @throws JpkiException as {@link JpkiAp#readCertificate} and {@link JpkiAp#sign}
   * @throws IllegalArgumentException if the PIN is that of the other key; nothing is sent
   */
  public LoginResponse sign(MyNumberCard card, Pin pin, TryPolicy policy)
      throws LoginException, JpkiException {
    if (pin.key() != KeyKind.AUTH) {
      throw new IllegalArgumentException("a login is signed with the key for user authentication");
    }
    requireRight();
    JpkiAp jpki = card.jpki();
    JpkiCertificate issuer = jpki.readCertificate(CertificateKind.AUTH_CA);
    JpkiCertificate certificate = readCertificate(jpki, pin, policy);
    requireValid(certificate);
    byte[] signature =
        jpki.isVerified(KeyKind.AUTH)
            ? jpki.sign(KeyKind.AUTH, challenge.digest(), SignatureScheme.PKCS1)
            : jpki.sign(pin, challenge.digest(), SignatureScheme.PKCS1, policy);
    return LoginResponse.of(challenge, certificate, issuer, signature);
  }

  private static JpkiCertificate readCertificate(JpkiAp jpki, Pin pin, TryPolicy policy)
      throws JpkiException {
    try {
      return jpki.readCertificate(CertificateKind.AUTH);
    } catch (PinRequiredException e) { // a phone; nothing is spent
      jpki.verify(pin, policy);
      return jpki.readCertificate(CertificateKind.AUTH);
    }
  }

  private void requireValid(JpkiCertificate certificate) throws LoginException {
    Instant now = check.clock().instant();
    if (certificate.notAfter().isBefore(now.minus(check.skew()))
        || certificate.notBefore().isAfter(now.plus(check.skew()))) {
      throw new LoginException(LoginCode.CERTIFICATE_NOT_VALID_NOW);
    }
  }

  /** Throws the first finding that is in the way. */
  void requireRight() throws LoginException {
    for (LoginFinding finding : check.findings(challenge, purpose, check.clock().instant())) {
      if (finding.outcome() == Outcome.FAILED) {
        throw new LoginException(finding.code(), String.join(" ", finding.arguments()));
      }
    }
  }
}
