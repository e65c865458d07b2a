package io.github.jpki4j.login;

/**
 * What a {@link NonceStore} says when an entry is to be used.
 *
 * @since 0.1.0
 */
public enum NonceOutcome {
  /** It was there, unused and equal; it is used now. Said once of each entry, on one node. */
  CONSUMED(LoginCode.NONCE_CONSUMED),
  /** It is there, equal, and was used before. */
  USED(LoginCode.NONCE_USED),
  /** There is no such nonce, or its time is over. */
  UNKNOWN(LoginCode.NONCE_UNKNOWN),
  /** The nonce is there for another session; it stays as it was. */
  OTHER_SESSION(LoginCode.NONCE_OF_OTHER_SESSION),
  /** The nonce is there for another challenge; it stays as it was. */
  OTHER_CHALLENGE(LoginCode.NONCE_OF_OTHER_CHALLENGE);

  private final LoginCode code;

  NonceOutcome(LoginCode code) {
    this.code = code;
  }

  LoginCode code() {
    return code;
  }

  /**
   * Why an entry was not consumed, by what is in the store under the same nonce.
   *
   * @param stored the entry in the store
   * @param shown the entry that was to be used
   * @return never {@link #CONSUMED}; {@link #USED} if both are equal
   */
  public static NonceOutcome refusal(LoginNonce stored, LoginNonce shown) {
    if (!stored.value().equals(shown.value())) {
      return UNKNOWN;
    }
    if (!stored.challenge().equals(shown.challenge())) {
      return OTHER_CHALLENGE;
    }
    return stored.session().equals(shown.session()) ? USED : OTHER_SESSION;
  }
}
