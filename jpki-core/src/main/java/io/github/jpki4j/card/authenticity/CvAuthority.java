package io.github.jpki4j.card.authenticity;

import java.security.interfaces.RSAPublicKey;
import java.util.Objects;

/**
 * A CA of CV certificates that is trusted for one role.
 *
 * @param role what its certificates are for
 * @param id the identifier by which certificates name it; all 16 bytes count
 * @param key its key, RSA with 2,048 bits and exponent 65,537
 * @param source who says so
 * @since 0.1.0
 */
public record CvAuthority(CvRole role, KeyId id, RSAPublicKey key, Source source) {

  /** Who says that a key is that of a CA. */
  public enum Source {
    /** One published source, which is not the issuer; APP-60. */
    PUBLISHED,
    /** A test CA: good for tests alone. */
    TEST,
    /** The caller. */
    SUPPLIED
  }

  /**
   * Checks the key.
   *
   * @param role what its certificates are for
   * @param id its identifier
   * @param key its key
   * @param source who says so
   * @throws IllegalArgumentException if the key is not RSA with 2,048 bits and exponent 65,537
   */
  public CvAuthority {
    Objects.requireNonNull(role, "role");
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(source, "source");
    if (!RsaKeys.isUsable(key)) {
      throw new IllegalArgumentException(
          "a CA of CV certificates has an RSA key of 2,048 bits with exponent 65,537");
    }
  }

  /**
   * A CA that the caller trusts, such as one of which he got the key from the issuer, or from cards
   * that he knows to be genuine.
   *
   * @param role what its certificates are for
   * @param id its identifier
   * @param key its key
   * @return the authority
   * @throws IllegalArgumentException if the key is not RSA with 2,048 bits and exponent 65,537
   */
  public static CvAuthority supplied(CvRole role, KeyId id, RSAPublicKey key) {
    return new CvAuthority(role, id, key, Source.SUPPLIED);
  }

  /**
   * A test CA of the caller's, such as that of simulated cards.
   *
   * @param role what its certificates are for
   * @param id its identifier
   * @param key its key
   * @return the authority
   * @throws IllegalArgumentException if the key is not RSA with 2,048 bits and exponent 65,537
   */
  public static CvAuthority test(CvRole role, KeyId id, RSAPublicKey key) {
    return new CvAuthority(role, id, key, Source.TEST);
  }

  boolean isFor(CvRole wanted, KeyId issuer) {
    return role == wanted && id.equals(issuer);
  }
}
