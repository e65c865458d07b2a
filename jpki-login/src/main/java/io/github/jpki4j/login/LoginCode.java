package io.github.jpki4j.login;

import io.github.jpki4j.cert.Outcome;

/**
 * What can be found about a login, and what that means for it.
 *
 * @since 0.1.0
 */
public enum LoginCode {
  /** The response is empty or has more than {@value LoginResponse#LONGEST} bytes. */
  RESPONSE_LENGTH(Outcome.FAILED),
  /** The response has a byte that is neither printable ASCII nor a line feed. */
  RESPONSE_CHARACTERS(Outcome.FAILED),
  /** The first line is not that of this version of the response. */
  RESPONSE_VERSION(Outcome.FAILED),
  /** The lines of the response are not exactly those that it has, in their order. */
  RESPONSE_LINES(Outcome.FAILED),
  /**
   * A value of the response is not base64url in its only spelling, or is too short or too long.
   * Argument: the line's name.
   */
  RESPONSE_VALUE(Outcome.FAILED),

  /** The challenge is empty or has more than {@value LoginChallenge#LONGEST} bytes. */
  CHALLENGE_LENGTH(Outcome.FAILED),
  /** The challenge has a byte that is neither printable ASCII nor a line feed. */
  CHALLENGE_CHARACTERS(Outcome.FAILED),
  /** The first line is not that of this version of the challenge. */
  CHALLENGE_VERSION(Outcome.FAILED),
  /** The lines of the challenge are not exactly those that it has, in their order. */
  CHALLENGE_LINES(Outcome.FAILED),
  /** The origin of the challenge is none, or not in its only spelling. */
  CHALLENGE_ORIGIN(Outcome.FAILED),
  /** The purpose of the challenge is not one word of the form of a purpose. */
  CHALLENGE_PURPOSE(Outcome.FAILED),
  /** The nonce of the challenge is not 64 lower-case hexadecimal digits. */
  CHALLENGE_NONCE(Outcome.FAILED),
  /** A time of the challenge is not in its only spelling, or it ends before it begins. */
  CHALLENGE_TIME(Outcome.FAILED),

  /** The challenge is for the origin that was expected. */
  ORIGIN_RIGHT(Outcome.PASSED),
  /** The challenge is for another origin: another scheme, host or port. */
  ORIGIN_OTHER(Outcome.FAILED),
  /** The challenge is for the purpose that was expected. */
  PURPOSE_RIGHT(Outcome.PASSED),
  /** The challenge is for another purpose. */
  PURPOSE_OTHER(Outcome.FAILED),
  /** The challenge is valid now, within the skew of clocks that is allowed. */
  TIME_RIGHT(Outcome.PASSED),
  /** The challenge is over. Argument: its last instant. */
  CHALLENGE_EXPIRED(Outcome.FAILED),
  /** The challenge begins in the future: a clock is wrong. Argument: its first instant. */
  CHALLENGE_FROM_FUTURE(Outcome.FAILED),
  /** The challenge is valid for more than an hour. Argument: for how long. */
  CHALLENGE_VALID_TOO_LONG(Outcome.FAILED),

  /** This server issued exactly this challenge for this session, and nobody used it before. */
  NONCE_CONSUMED(Outcome.PASSED),
  /** A replay: the challenge was judged before, here or on another node. */
  NONCE_USED(Outcome.FAILED),
  /** No node issued such a nonce, or it is long over. */
  NONCE_UNKNOWN(Outcome.FAILED),
  /** The challenge was issued for another session. */
  NONCE_OF_OTHER_SESSION(Outcome.FAILED),
  /** The nonce was issued with another challenge: this one was altered. */
  NONCE_OF_OTHER_CHALLENGE(Outcome.FAILED),
  /** The store of nonces gave no answer. */
  NONCE_STORE_FAILED(Outcome.UNDETERMINED),
  /** The store was not asked, because the challenge was refused before. */
  NONCE_NOT_CHECKED(Outcome.NOT_PERFORMED),

  /** The certificate is longer than one of a person is. Argument: the number of bytes. */
  CERTIFICATE_LENGTH(Outcome.FAILED),
  /**
   * The bytes are not exactly one certificate in DER, or its key is of no use. Argument: what is
   * wrong with it.
   */
  CERTIFICATE_FORM(Outcome.FAILED),
  /** The issuer's certificate cannot be read. Argument: what is wrong with it. */
  ISSUER_FORM(Outcome.FAILED),
  /** The certificate is that of the key for digital signatures. */
  CERTIFICATE_OF_SIGN_KEY(Outcome.FAILED),
  /** The key is not RSA of 2,048 to 4,096 bits. Argument: algorithm and bits. */
  KEY_UNSUPPORTED(Outcome.FAILED),
  /** The client's certificate is over, or not valid yet; found before the PIN is used. */
  CERTIFICATE_NOT_VALID_NOW(Outcome.FAILED),
  /** The validator trusts the certificate for user authentication. */
  CERTIFICATE_TRUSTED(Outcome.PASSED),
  /** The validator does not trust the certificate. Arguments: the codes of its objections. */
  CERTIFICATE_NOT_TRUSTED(Outcome.FAILED),
  /**
   * The validator found nothing against the certificate and could not find out everything, such as
   * whether it is revoked. Arguments: the codes of its objections.
   */
  CERTIFICATE_UNDETERMINED(Outcome.UNDETERMINED),
  /** The validator was not asked, because something was refused before. */
  CERTIFICATE_NOT_CHECKED(Outcome.NOT_PERFORMED),
  /** Nobody was asked whether the certificate is revoked, and the validator accepts that. */
  REVOCATION_NOT_CHECKED(Outcome.WARNING),
  /** The certificate comes from a test CA: anybody may hold its key. */
  CERTIFICATE_OF_TEST_CA(Outcome.WARNING),

  /** The certificate's key signed exactly this challenge, with SHA-256 and PKCS#1 v1.5. */
  SIGNATURE_VALID(Outcome.PASSED),
  /** The signature is not as long as the key's modulus. Argument: the number of bytes. */
  SIGNATURE_LENGTH(Outcome.FAILED),
  /** The key signed this challenge, with PSS in place of PKCS#1 v1.5. */
  SIGNATURE_PSS(Outcome.FAILED),
  /** The key signed something by another hash algorithm than SHA-256. */
  SIGNATURE_OTHER_HASH(Outcome.FAILED),
  /** The key signed something else than this challenge. */
  SIGNATURE_OF_OTHER_DATA(Outcome.FAILED),
  /** The certificate's key did not make this signature. */
  SIGNATURE_WRONG(Outcome.FAILED),
  /** The signature was not looked at, because something was refused before. */
  SIGNATURE_NOT_CHECKED(Outcome.NOT_PERFORMED);

  private final Outcome outcome;

  LoginCode(Outcome outcome) {
    this.outcome = outcome;
  }

  /**
   * What it means for the login.
   *
   * @return the outcome
   */
  public Outcome outcome() {
    return outcome;
  }
}
