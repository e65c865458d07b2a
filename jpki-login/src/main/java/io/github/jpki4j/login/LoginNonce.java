package io.github.jpki4j.login;

import io.github.jpki4j.card.Digest;
import io.github.jpki4j.card.HashAlgorithm;
import java.nio.charset.StandardCharsets;

/**
 * An entry of a {@link NonceStore}: a nonce, and to which challenge and session it belongs. Each is
 * 64 lower-case hexadecimal digits, so that a column of 64 characters of any collation does.
 *
 * @param value the nonce of a challenge
 * @param challenge SHA-256 of the challenge's bytes
 * @param session SHA-256 of the session's name, which is not stored itself
 * @since 0.1.0
 */
public record LoginNonce(String value, String challenge, String session) {

  private static final int LONGEST_SESSION = 1_024; // characters
  private static final int DIGITS = 64;

  /**
   * Checks the form.
   *
   * @param value the nonce of a challenge
   * @param challenge SHA-256 of the challenge's bytes
   * @param session SHA-256 of the session's name
   * @throws IllegalArgumentException if one is not 64 lower-case hexadecimal digits
   */
  public LoginNonce {
    requireForm(value);
    requireForm(challenge);
    requireForm(session);
  }

  private static void requireForm(String digits) {
    if (!isForm(digits)) {
      throw new IllegalArgumentException("not 64 lower-case hexadecimal digits");
    }
  }

  /** Whether these are 64 lower-case hexadecimal digits. */
  static boolean isForm(String digits) {
    boolean fits = digits.length() == DIGITS;
    for (int i = 0; fits && i < DIGITS; i++) {
      char c = digits.charAt(i);
      fits = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    }
    return fits;
  }

  /** Refuses what is no name of a session. */
  static void requireSession(String session) {
    if (session.isEmpty() || session.length() > LONGEST_SESSION) {
      throw new IllegalArgumentException("a session's name has 1 to 1,024 characters");
    }
  }

  /** The entry of a challenge in a session. */
  static LoginNonce of(LoginChallenge challenge, String session) {
    return new LoginNonce(
        challenge.nonce(),
        hex(challenge.digest().value()),
        // every character as it is: UTF-8 has one byte for all lone surrogates
        hash(session.getBytes(StandardCharsets.UTF_16BE)));
  }

  private static String hash(byte[] bytes) {
    return hex(Digest.ofMessage(HashAlgorithm.SHA256, bytes).value());
  }

  /** Bytes in lower-case hexadecimal digits. */
  static String hex(byte[] bytes) {
    char[] digits = new char[2 * bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      digits[2 * i] = Character.forDigit((bytes[i] >> 4) & 0xF, 16);
      digits[2 * i + 1] = Character.forDigit(bytes[i] & 0xF, 16);
    }
    return new String(digits);
  }

  /** Nothing of it: who knows a nonce of an open login can spoil that login. */
  @Override
  public String toString() {
    return "LoginNonce[hidden]";
  }
}
