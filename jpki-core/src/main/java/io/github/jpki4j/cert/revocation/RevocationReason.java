package io.github.jpki4j.cert.revocation;

/**
 * Why a certificate was revoked (CRLReason of RFC 5280, 5.3.1), with what it means for JPKI by the
 * CPS, 4.9.9. Facts: CERT-34.
 *
 * @since 0.1.0
 */
public enum RevocationReason {
  /** 0 or not given. JPKI: destroyed before issue. */
  UNSPECIFIED(0),
  /** 1: the holder's key is, or may be, in other hands. */
  KEY_COMPROMISE(1),
  /** 2: the CA's key is in other hands. */
  CA_COMPROMISE(2),
  /** 3. JPKI: name, birth date, gender or address changed. */
  AFFILIATION_CHANGED(3),
  /** 4. JPKI: renewed. */
  SUPERSEDED(4),
  /** 5. JPKI: no longer needed: death, leaving Japan, the holder's request. */
  CESSATION_OF_OPERATION(5),
  /** 9: a privilege was withdrawn. */
  PRIVILEGE_WITHDRAWN(9),
  /** 10: the attribute authority's key is in other hands. */
  AA_COMPROMISE(10),
  /** A number that RFC 5280 does not define: revoked all the same. */
  UNKNOWN(-1);

  private final int code;

  RevocationReason(int code) {
    this.code = code;
  }

  /**
   * Whether the key is in other hands, or may be: then what was signed before the revocation is in
   * doubt, too.
   *
   * @return false only for reasons that say that something happened to the holder; true where the
   *     issuer does not say why (RFC 3161, 4, has the same for a TSA)
   */
  public boolean concernsKey() {
    return switch (this) {
      case AFFILIATION_CHANGED, SUPERSEDED, CESSATION_OF_OPERATION, PRIVILEGE_WITHDRAWN -> false;
      case UNSPECIFIED, KEY_COMPROMISE, CA_COMPROMISE, AA_COMPROMISE, UNKNOWN -> true;
    };
  }

  /**
   * The reason with a number.
   *
   * @param code CRLReason; 6 (hold) and 8 (removed from CRL) are not reasons for a revocation and
   *     have no constant
   * @return the reason, {@link #UNKNOWN} for any other number
   */
  static RevocationReason of(int code) {
    for (RevocationReason reason : values()) {
      if (reason.code == code) {
        return reason;
      }
    }
    return UNKNOWN;
  }
}
