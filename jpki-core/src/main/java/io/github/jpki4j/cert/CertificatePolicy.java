package io.github.jpki4j.cert;

import io.github.jpki4j.KeyKind;
import java.util.Optional;

/**
 * The certificate policies of JPKI end-entity certificates. Facts: CERT-16, CERT-17.
 *
 * @since 0.1.0
 */
public enum CertificatePolicy {
  /** User authentication. Grade A: a production certificate. */
  AUTH(KeyKind.AUTH, "1.2.392.200149.8.5.1.3.30", false),

  /** Digital signature on the card. Grade B. */
  SIGN(KeyKind.SIGN, "1.2.392.200149.8.5.1.1.20", false),

  /** Digital signature on a phone. UNCERTAIN: one source; the validator warns. */
  SIGN_MOBILE(KeyKind.SIGN, "1.2.392.200149.8.5.1.1.40", false),

  /** User authentication, test. ASSUMED by analogy with {@link #SIGN_TEST}. */
  AUTH_TEST(KeyKind.AUTH, "1.2.392.200149.8.5.1.0.30", true),

  /** Digital signature, test card. Grade A. */
  SIGN_TEST(KeyKind.SIGN, "1.2.392.200149.8.5.1.0.20", true);

  private final KeyKind kind;
  private final String oid;
  private final boolean test;

  CertificatePolicy(KeyKind kind, String oid, boolean test) {
    this.kind = kind;
    this.oid = oid;
    this.test = test;
  }

  /**
   * Which key certificates of this policy are for.
   *
   * @return the key
   */
  public KeyKind kind() {
    return kind;
  }

  /**
   * The object identifier.
   *
   * @return in dotted form
   */
  public String oid() {
    return oid;
  }

  /**
   * Whether the policy is for tests alone.
   *
   * @return true for policies that no person's certificate has
   */
  public boolean isTest() {
    return test;
  }

  /**
   * The policy with an object identifier.
   *
   * @param oid in dotted form
   * @return the policy, empty if it is none of JPKI's known ones
   */
  public static Optional<CertificatePolicy> ofOid(String oid) {
    for (CertificatePolicy policy : values()) {
      if (policy.oid.equals(oid)) {
        return Optional.of(policy);
      }
    }
    return Optional.empty();
  }
}
