package io.github.jpki4j.login;

import io.github.jpki4j.cert.JpkiCertificate;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * The answer to a {@link LoginChallenge}: the challenge, the certificate, that of its CA, and the
 * signature. Nothing of it is proven before {@link LoginVerifier} has judged it. Its bytes are a
 * text of which each response has exactly one:
 *
 * <pre>
 * JPKI-LOGIN-RESPONSE 1
 * challenge: (base64url)
 * certificate: (base64url)
 * issuer: (base64url)
 * signature: (base64url)
 * </pre>
 *
 * <p>ASCII; each line ends with one line feed; base64url (RFC 4648, 5) without padding. The
 * certificate follows its holder, so a response is personal data. Immutable, thread-safe.
 *
 * @since 0.1.0
 */
public final class LoginResponse {

  /** Most bytes that a response has. */
  public static final int LONGEST = 24_576;

  /** Most bytes of a certificate in DER; those of persons have less than 2,000. */
  public static final int LONGEST_CERTIFICATE = 8_192;

  /** Most bytes of a signature: those of RSA-4096. */
  public static final int LONGEST_SIGNATURE = 512;

  /** Three bytes are four characters of base64. */
  private static final int BYTES = 3;

  private static final int CHARACTERS = 4;

  private final LoginChallenge challenge;
  private final byte[] certificate;
  private final byte[] issuer;
  private final byte[] signature;

  private LoginResponse(
      LoginChallenge challenge, byte[] certificate, byte[] issuer, byte[] signature) {
    this.challenge = challenge;
    this.certificate = certificate;
    this.issuer = issuer;
    this.signature = signature;
  }

  /** What a card answered. */
  static LoginResponse of(
      LoginChallenge challenge,
      JpkiCertificate certificate,
      JpkiCertificate issuer,
      byte[] signature) {
    return new LoginResponse(challenge, certificate.encoded(), issuer.encoded(), signature.clone());
  }

  /**
   * Reads a response. The challenge is read, too; certificates and signature are bytes of a bounded
   * number until they are judged.
   *
   * @param bytes neither kept nor changed
   * @return the response
   * @throws LoginException if that is not the only spelling of a response, or if the challenge in
   *     it is not that of one; the code says what is wrong first
   */
  public static LoginResponse parse(byte[] bytes) throws LoginException {
    List<String> values = LoginForm.RESPONSE.values(bytes);
    byte[] challenge = decode(values, 0, LONGEST);
    byte[] certificate = decode(values, 1, LONGEST);
    byte[] issuer = decode(values, 2, LONGEST);
    byte[] signature = decode(values, 3, LONGEST_SIGNATURE);
    requireLength(certificate);
    requireLength(issuer);
    return new LoginResponse(LoginChallenge.parse(challenge), certificate, issuer, signature);
  }

  private static void requireLength(byte[] certificate) throws LoginException {
    if (certificate.length > LONGEST_CERTIFICATE) {
      throw new LoginException(LoginCode.CERTIFICATE_LENGTH, Integer.toString(certificate.length));
    }
  }

  private static byte[] decode(List<String> values, int line, int longest) throws LoginException {
    String text = values.get(line);
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text);
      if (bytes.length > 0 && bytes.length <= longest && isOnlySpelling(text, bytes)) {
        return bytes;
      }
    } catch (IllegalArgumentException e) {
      // told below
    }
    throw new LoginException(LoginCode.RESPONSE_VALUE, LoginForm.RESPONSE.names().get(line));
  }

  /**
   * Whether a text that was decoded is how the bytes are encoded: padding, and bits that are not
   * used at the end, would be further spellings.
   */
  private static boolean isOnlySpelling(String text, byte[] bytes) {
    int rest = bytes.length % BYTES;
    int end = bytes.length / BYTES * CHARACTERS;
    return text.length() >= end
        && text.substring(end)
            .equals(encode(Arrays.copyOfRange(bytes, bytes.length - rest, bytes.length)));
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /**
   * The challenge that is said to be signed.
   *
   * @return the challenge
   */
  public LoginChallenge challenge() {
    return challenge;
  }

  /**
   * The certificate of the key that is said to have signed.
   *
   * @return at most {@value #LONGEST_CERTIFICATE} bytes, meant to be DER; a fresh array
   */
  public byte[] certificate() {
    return certificate.clone();
  }

  /**
   * The certificate of the CA, from the card. It proves nothing by itself.
   *
   * @return at most {@value #LONGEST_CERTIFICATE} bytes, meant to be DER; a fresh array
   */
  public byte[] issuer() {
    return issuer.clone();
  }

  /**
   * The signature over {@link LoginChallenge#encoded}.
   *
   * @return at most {@value #LONGEST_SIGNATURE} bytes, a fresh array
   */
  public byte[] signature() {
    return signature.clone();
  }

  /**
   * What is sent to the server.
   *
   * @return the text in ASCII, a fresh array of at most {@value #LONGEST} bytes
   */
  public byte[] encoded() {
    return LoginForm.RESPONSE
        .text(encode(challenge.encoded()), encode(certificate), encode(issuer), encode(signature))
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** The challenge's origin and purpose: the rest follows a person. */
  @Override
  public String toString() {
    return "LoginResponse[" + challenge.origin() + " " + challenge.purpose() + "]";
  }
}
