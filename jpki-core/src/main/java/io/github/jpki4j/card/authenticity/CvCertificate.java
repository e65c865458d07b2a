package io.github.jpki4j.card.authenticity;

import io.github.jpki4j.MalformedResponseException;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;

/**
 * A card-verifiable certificate (CV certificate) of today's My Number card: an issuer, a subject
 * and the subject's key. It has no validity, no version and nothing of a holder, and nobody
 * publishes which were withdrawn.
 *
 * <pre>{@code
 * 7F21 82 0233 { 5F4E 82 0129 <297 bytes> ; 5F37 82 0100 <256 bytes> }
 * }</pre>
 *
 * <p>Parsing it proves nothing: {@link #isSignedBy} does, with a key that is known from elsewhere.
 * Facts: APP-23. Immutable, thread-safe.
 *
 * @since 0.1.0
 */
public final class CvCertificate {

  /** Length in bytes of a certificate in a file. */
  public static final int FILE_LENGTH = 568;

  /** Length in bytes of a certificate as GET DATA returns it: without the header 7F21. */
  public static final int OBJECT_LENGTH = 563;

  private static final byte[] OUTER = {0x7F, 0x21, (byte) 0x82, 2, 0x33};
  private static final byte[] BODY = {0x5F, 0x4E, (byte) 0x82, 1, 0x29};
  private static final byte[] SIGNATURE = {0x5F, 0x37, (byte) 0x82, 1, 0};

  private static final int BODY_LENGTH = 2 * KeyId.LENGTH + RsaKeys.STORED_LENGTH;

  private final byte[] body;
  private final byte[] signature;
  private final KeyId issuer;
  private final KeyId subject;
  private final RSAPublicKey key;

  private CvCertificate(byte[] body, byte[] signature) throws MalformedResponseException {
    this.body = body;
    this.signature = signature;
    try {
      this.issuer = KeyId.of(Arrays.copyOf(body, KeyId.LENGTH));
      this.subject = KeyId.of(Arrays.copyOfRange(body, KeyId.LENGTH, 2 * KeyId.LENGTH));
    } catch (IllegalArgumentException e) {
      throw new MalformedResponseException("a CV certificate with " + e.getMessage(), e);
    }
    this.key =
        RsaKeys.ofStored(Arrays.copyOfRange(body, 2 * KeyId.LENGTH, BODY_LENGTH))
            .orElseThrow(
                () ->
                    new MalformedResponseException(
                        "a CV certificate without an RSA key of 2,048 bits"));
  }

  /**
   * Reads a certificate.
   *
   * @param bytes {@value #FILE_LENGTH} bytes of a file or {@value #OBJECT_LENGTH} of GET DATA, and
   *     no others; not kept
   * @return the certificate
   * @throws MalformedResponseException if it has another length or another form
   */
  public static CvCertificate parse(byte[] bytes) throws MalformedResponseException {
    if (bytes.length != FILE_LENGTH && bytes.length != OBJECT_LENGTH) {
      throw new MalformedResponseException(
          "a CV certificate has "
              + FILE_LENGTH
              + " bytes in a file and "
              + OBJECT_LENGTH
              + " from GET DATA, not "
              + bytes.length);
    }
    int at = 0;
    if (bytes.length == FILE_LENGTH) {
      at = after(OUTER, bytes, 0);
    }
    int bodyAt = after(BODY, bytes, at);
    int signatureAt = after(SIGNATURE, bytes, bodyAt + BODY_LENGTH);
    return new CvCertificate(
        Arrays.copyOfRange(bytes, bodyAt, bodyAt + BODY_LENGTH),
        Arrays.copyOfRange(bytes, signatureAt, bytes.length));
  }

  /**
   * How many bytes of a file are its certificate.
   *
   * @param head the first bytes of the file
   */
  static int length(byte[] head) throws MalformedResponseException {
    after(OUTER, head, 0);
    return FILE_LENGTH;
  }

  private static int after(byte[] head, byte[] bytes, int at) throws MalformedResponseException {
    int end = at + head.length;
    if (!Arrays.equals(Arrays.copyOfRange(bytes, at, end), head)) {
      throw new MalformedResponseException("a CV certificate with a tag or length of its own");
    }
    return end;
  }

  /**
   * The key that is said to have signed it (証明者鍵ID).
   *
   * @return its identifier
   */
  public KeyId issuer() {
    return issuer;
  }

  /**
   * Whose key it certifies (被証明者鍵ID).
   *
   * @return the identifier of the certified key
   */
  public KeyId subject() {
    return subject;
  }

  /**
   * The certified key.
   *
   * @return an RSA key of 2,048 bits with exponent 65,537
   */
  public RSAPublicKey key() {
    return key;
  }

  /**
   * Whether a key signed it: RSASSA-PKCS1-v1_5 with SHA-256 over the value of 5F4E.
   *
   * @param issuerKey any RSA key
   * @return false also for a key of another length or exponent
   */
  public boolean isSignedBy(RSAPublicKey issuerKey) {
    return RsaKeys.isUsable(issuerKey)
        && RsaKeys.isSigned(issuerKey, DigestInfos.of(body), signature);
  }

  /**
   * What its issuer signed: the value of 5F4E.
   *
   * @return 297 bytes, a fresh array
   */
  public byte[] body() {
    return body.clone();
  }

  /**
   * The signature.
   *
   * @return 256 bytes, a fresh array
   */
  public byte[] signature() {
    return signature.clone();
  }

  /** Both, with their headers, as GET DATA returns them: 563 bytes. */
  byte[] content() {
    return DigestInfos.join(BODY, body, SIGNATURE, signature);
  }

  /** The two identifiers' digits. */
  @Override
  public String toString() {
    return "CvCertificate[" + issuer.digits() + " for " + subject.digits() + "]";
  }
}
