package io.github.jpki4j.card;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Objects;

/**
 * A hash and the algorithm that made it: what a card signs.
 *
 * @since 0.1.0
 */
public final class Digest {

  private static final int BUFFER = 65_536;

  private final HashAlgorithm algorithm;
  private final byte[] value;

  private Digest(HashAlgorithm algorithm, byte[] value) {
    this.algorithm = algorithm;
    this.value = value;
  }

  /**
   * Wraps a hash.
   *
   * @param algorithm what made it
   * @param hash as many bytes as the algorithm gives; copied
   * @return the digest
   * @throws IllegalArgumentException if the length does not fit the algorithm
   */
  public static Digest of(HashAlgorithm algorithm, byte[] hash) {
    if (hash.length != algorithm.length()) {
      throw new IllegalArgumentException(
          "a " + algorithm.jcaName() + " hash has " + algorithm.length() + " bytes");
    }
    return new Digest(algorithm, hash.clone());
  }

  /**
   * Hashes a message.
   *
   * @param algorithm what to hash with
   * @param message any number of bytes; neither kept nor changed
   * @return the digest
   */
  public static Digest ofMessage(HashAlgorithm algorithm, byte[] message) {
    Objects.requireNonNull(message, "message");
    return new Digest(algorithm, messageDigest(algorithm).digest(message));
  }

  /**
   * Hashes a message of any length as it comes.
   *
   * @param algorithm what to hash with
   * @param message read to its end; closed by the caller
   * @return the digest
   * @throws IOException if reading failed
   */
  public static Digest ofMessage(HashAlgorithm algorithm, InputStream message) throws IOException {
    MessageDigest digest = messageDigest(algorithm);
    byte[] buffer = new byte[BUFFER];
    for (int n = message.read(buffer); n >= 0; n = message.read(buffer)) {
      digest.update(buffer, 0, n);
    }
    return new Digest(algorithm, digest.digest());
  }

  private static MessageDigest messageDigest(HashAlgorithm algorithm) {
    try {
      return MessageDigest.getInstance(algorithm.jcaName());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + algorithm.jcaName(), e);
    }
  }

  /**
   * Takes the hash out of a DigestInfo (RFC 8017 §9.2), which is what a caller of a bare RSA
   * signature hands over. Only DER with the parameters NULL is taken, so that the DigestInfo of the
   * result is the very same.
   *
   * @param digestInfo 35, 51, 67 or 83 bytes; neither kept nor changed
   * @return the digest
   * @throws IllegalArgumentException if that is no DigestInfo of an algorithm that is known here
   */
  public static Digest ofDigestInfo(byte[] digestInfo) {
    for (HashAlgorithm algorithm : HashAlgorithm.values()) {
      int start = digestInfo.length - algorithm.length();
      if (start > 0) {
        Digest digest =
            new Digest(algorithm, Arrays.copyOfRange(digestInfo, start, digestInfo.length));
        if (Arrays.equals(DigestInfo.encode(digest), digestInfo)) {
          return digest;
        }
      }
    }
    throw new IllegalArgumentException("not a DigestInfo of SHA-1, SHA-256, SHA-384 or SHA-512");
  }

  /**
   * What made the hash.
   *
   * @return the algorithm
   */
  public HashAlgorithm algorithm() {
    return algorithm;
  }

  /**
   * The hash.
   *
   * @return a fresh array
   */
  public byte[] value() {
    return value.clone();
  }

  /** The algorithm only. */
  @Override
  public String toString() {
    return algorithm.jcaName() + " digest";
  }
}
