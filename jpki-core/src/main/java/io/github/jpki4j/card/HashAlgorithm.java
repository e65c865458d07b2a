package io.github.jpki4j.card;

/**
 * Hash algorithms for signatures.
 *
 * @since 0.1.0
 */
public enum HashAlgorithm {
  /** SHA-1, broken; for old formats that ask for it. */
  SHA1("SHA-1", 20),
  /** SHA-256. */
  SHA256("SHA-256", 32),
  /** SHA-384. */
  SHA384("SHA-384", 48),
  /** SHA-512. */
  SHA512("SHA-512", 64);

  private final String jcaName;
  private final int length;

  HashAlgorithm(String jcaName, int length) {
    this.jcaName = jcaName;
    this.length = length;
  }

  /**
   * The name for {@link java.security.MessageDigest#getInstance(String)}.
   *
   * @return for example {@code SHA-256}
   */
  public String jcaName() {
    return jcaName;
  }

  /**
   * Length of a hash.
   *
   * @return bytes
   */
  public int length() {
    return length;
  }
}
