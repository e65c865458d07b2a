package io.github.jpki4j.login;

import io.github.jpki4j.card.Digest;
import io.github.jpki4j.card.HashAlgorithm;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the card signs for a login: who asks, what for, once, and for how long. Its bytes are a text
 * that the holder can be shown, of which each challenge has exactly one:
 *
 * <pre>
 * JPKI-LOGIN 1
 * origin: https://www.example.jp
 * purpose: login
 * nonce: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
 * issued: 2026-11-30T02:00:00Z
 * expires: 2026-11-30T02:05:00Z
 * </pre>
 *
 * <p>ASCII; each line ends with one line feed. A server makes it with {@link LoginVerifier#issue}.
 * Immutable, thread-safe.
 *
 * @since 0.1.0
 */
public final class LoginChallenge {

  /** Most bytes that a challenge has. */
  public static final int LONGEST = 512;

  /** How long a challenge may be valid at most; both ends refuse one that is valid for longer. */
  public static final Duration LONGEST_VALIDITY = Duration.ofHours(1);

  private static final Pattern PURPOSE = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?");

  /** Year, month, day, hour, minute and second; a D for each digit. */
  private static final String TIME = "DDDD-DD-DDTDD:DD:DDZ";

  private final LoginOrigin origin;
  private final String purpose;
  private final String nonce;
  private final Instant issued;
  private final Instant expires;
  private final String text;

  private LoginChallenge(
      LoginOrigin origin, String purpose, String nonce, Instant issued, Instant expires) {
    this(
        origin,
        purpose,
        nonce,
        issued,
        expires,
        LoginForm.CHALLENGE.text(
            origin.toString(), purpose, nonce, issued.toString(), expires.toString()));
  }

  private LoginChallenge(
      LoginOrigin origin,
      String purpose,
      String nonce,
      Instant issued,
      Instant expires,
      String text) {
    this.origin = origin;
    this.purpose = purpose;
    this.nonce = nonce;
    this.issued = issued;
    this.expires = expires;
    this.text = text;
  }

  /** A fresh one; the validity is in whole seconds, and the time is cut to them. */
  static LoginChallenge of(
      LoginOrigin origin, String purpose, String nonce, Instant issued, Duration validity) {
    Instant begin = issued.truncatedTo(ChronoUnit.SECONDS);
    return new LoginChallenge(origin, requirePurpose(purpose), nonce, begin, begin.plus(validity));
  }

  /**
   * Refuses what cannot be a purpose.
   *
   * @return the purpose
   */
  static String requirePurpose(String purpose) {
    if (!PURPOSE.matcher(purpose).matches()) {
      throw new IllegalArgumentException(
          "a purpose has 1 to 64 lower-case letters, digits and hyphens between them");
    }
    return purpose;
  }

  /**
   * Reads a challenge. Whether it is to be answered is not looked at.
   *
   * @param bytes neither kept nor changed
   * @return the challenge
   * @throws LoginException if that is not the only spelling of a challenge; the code says what is
   *     wrong first
   */
  public static LoginChallenge parse(byte[] bytes) throws LoginException {
    List<String> values = LoginForm.CHALLENGE.values(bytes);
    LoginOrigin origin;
    try {
      origin = LoginOrigin.of(values.get(0));
    } catch (IllegalArgumentException e) {
      throw new LoginException(LoginCode.CHALLENGE_ORIGIN);
    }
    if (!PURPOSE.matcher(values.get(1)).matches()) {
      throw new LoginException(LoginCode.CHALLENGE_PURPOSE);
    }
    if (!LoginNonce.isForm(values.get(2))) {
      throw new LoginException(LoginCode.CHALLENGE_NONCE);
    }
    Instant issued = time(values.get(3));
    Instant expires = time(values.get(4));
    if (!issued.isBefore(expires)) {
      throw new LoginException(LoginCode.CHALLENGE_TIME);
    }
    return new LoginChallenge(
        origin,
        values.get(1),
        values.get(2),
        issued,
        expires,
        new String(bytes, StandardCharsets.US_ASCII));
  }

  private static Instant time(String text) throws LoginException {
    if (text.length() != TIME.length()) {
      throw new LoginException(LoginCode.CHALLENGE_TIME);
    }
    for (int i = 0; i < TIME.length(); i++) {
      char c = text.charAt(i);
      if (TIME.charAt(i) == 'D' ? c < '0' || c > '9' : c != TIME.charAt(i)) {
        throw new LoginException(LoginCode.CHALLENGE_TIME);
      }
    }
    try { // takes neither 24:00:00 nor the leap second, which would be other spellings
      return LocalDateTime.of(
              number(text, 0, 4),
              number(text, 5, 7),
              number(text, 8, 10),
              number(text, 11, 13),
              number(text, 14, 16),
              number(text, 17, 19))
          .toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw new LoginException(LoginCode.CHALLENGE_TIME);
    }
  }

  private static int number(String text, int from, int to) {
    return Integer.parseInt(text.substring(from, to));
  }

  /**
   * The server that asks. To be shown to the holder.
   *
   * @return the origin
   */
  public LoginOrigin origin() {
    return origin;
  }

  /**
   * What the login is for. To be shown to the holder, in words that the program has for it.
   *
   * @return 1 to 64 lower-case letters, digits and hyphens, such as {@code login} or {@code
   *     transfer-money}
   */
  public String purpose() {
    return purpose;
  }

  /**
   * What makes it different from all others.
   *
   * @return 64 lower-case hexadecimal digits
   */
  public String nonce() {
    return nonce;
  }

  /**
   * From when on it is valid.
   *
   * @return whole seconds
   */
  public Instant issued() {
    return issued;
  }

  /**
   * Until when it is valid, this second included.
   *
   * @return whole seconds, after {@link #issued}
   */
  public Instant expires() {
    return expires;
  }

  /**
   * The text that is signed, for the holder who wants to see it.
   *
   * @return six lines of ASCII, each with its line feed
   */
  public String text() {
    return text;
  }

  /**
   * The bytes that are signed.
   *
   * @return the text in ASCII, a fresh array of at most {@value #LONGEST} bytes
   */
  public byte[] encoded() {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** What the card signs. */
  Digest digest() {
    return Digest.ofMessage(HashAlgorithm.SHA256, encoded());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof LoginChallenge that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** Origin and purpose: the nonce is for those two who log in and let in. */
  @Override
  public String toString() {
    return "LoginChallenge[" + origin + " " + purpose + "]";
  }
}
