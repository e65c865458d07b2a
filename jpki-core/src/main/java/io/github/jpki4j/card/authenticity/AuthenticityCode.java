package io.github.jpki4j.card.authenticity;

/**
 * What a check can find, and what that means.
 *
 * @since 0.1.0
 */
public enum AuthenticityCode {
  /** Signed by a CA whose key one source published. Argument: the digits of its identifier. */
  CHAIN_PUBLISHED(AuthenticityOutcome.PROVEN),
  /** Signed by a CA that the caller vouches for. Argument: the digits of its identifier. */
  CHAIN_SUPPLIED(AuthenticityOutcome.PROVEN),
  /** Signed by a test CA that the caller opted in to. Argument: the digits of its identifier. */
  CHAIN_TEST(AuthenticityOutcome.PROVEN),
  /** Signed by a key that is proven itself. */
  RECORD_SIGNED(AuthenticityOutcome.PROVEN),
  /** Answered by the key in a record that is proven itself. */
  CHALLENGE_ANSWERED(AuthenticityOutcome.PROVEN),
  /** The individual number is the one that was signed with the attributes. */
  NUMBER_FITS(AuthenticityOutcome.PROVEN),
  /** The attributes that both have agree. */
  ATTRIBUTES_AGREE(AuthenticityOutcome.PROVEN),

  /** Not a CV certificate. */
  CERTIFICATE_MALFORMED(AuthenticityOutcome.FAILED),
  /** It names a CA that is known, whose key did not sign it. Argument: digits of its identifier. */
  CERTIFICATE_NOT_SIGNED(AuthenticityOutcome.FAILED),
  /** It names a CA for another role. Argument: the digits of its identifier. */
  ISSUER_FOR_OTHER_ROLE(AuthenticityOutcome.FAILED),
  /** A test CA signed it, which nobody opted in to. Argument: the digits of its identifier. */
  TEST_ISSUER_NOT_ACCEPTED(AuthenticityOutcome.FAILED),
  /** The lower certificate does not name the upper one as its issuer. */
  CHAIN_BROKEN(AuthenticityOutcome.FAILED),
  /** A record that makes no sense. */
  RECORD_MALFORMED(AuthenticityOutcome.FAILED),
  /** The certified key did not sign the record. */
  RECORD_NOT_SIGNED(AuthenticityOutcome.FAILED),
  /** The attributes are not those that were signed. */
  CONTENT_CHANGED(AuthenticityOutcome.FAILED),
  /** Two records of the card name two keys as the card's. */
  OTHER_KEY(AuthenticityOutcome.FAILED),
  /** The answer to the challenge is not of the key in the record: a copy, or an old answer. */
  CHALLENGE_WRONG(AuthenticityOutcome.FAILED),
  /** The individual number is not the one that was signed with the attributes. */
  NUMBER_DIFFERS(AuthenticityOutcome.FAILED),
  /** Two records name different persons. Arguments: the attributes that differ. */
  ATTRIBUTES_DIFFER(AuthenticityOutcome.FAILED),

  /** It names a CA that is not known here. Argument: the digits of its identifier. */
  ISSUER_UNKNOWN(AuthenticityOutcome.NOT_CHECKED),
  /** The signature is right, but the key that made it is not proven itself. */
  SIGNER_NOT_PROVEN(AuthenticityOutcome.NOT_CHECKED),
  /** The card does not have this certificate. */
  CERTIFICATE_MISSING(AuthenticityOutcome.NOT_CHECKED),
  /** The card does not have this application. */
  APPLICATION_MISSING(AuthenticityOutcome.NOT_CHECKED),
  /** The card does not have this record, or it is empty. */
  RECORD_MISSING(AuthenticityOutcome.NOT_CHECKED),
  /** The record lacks something that its signature covers, or the signature. */
  RECORD_INCOMPLETE(AuthenticityOutcome.NOT_CHECKED),
  /** The card refused to hand it out. Argument: the status word. */
  READ_REFUSED(AuthenticityOutcome.NOT_CHECKED),
  /** It is longer than card or reader can transfer in one answer. */
  LINK_TOO_SHORT(AuthenticityOutcome.NOT_CHECKED),
  /** What came back was not the same twice, or more than was asked for: the link may be bad. */
  ANSWERS_UNRELIABLE(AuthenticityOutcome.NOT_CHECKED),
  /** A secret opens the record, and none was given. */
  SECRET_NEEDED(AuthenticityOutcome.NOT_CHECKED),
  /** The card refused to sign. Argument: the status word. */
  CHALLENGE_REFUSED(AuthenticityOutcome.NOT_CHECKED),
  /** The individual number was not read, as it should be where no law asks for it. */
  NUMBER_NOT_READ(AuthenticityOutcome.NOT_CHECKED),
  /** Nothing binds these attributes to the card that answered. */
  NOT_BOUND(AuthenticityOutcome.NOT_CHECKED),
  /**
   * Card and certificate have the same birth date, and something else differs, as after a move or a
   * marriage. Arguments: the attributes that differ.
   */
  ATTRIBUTES_CHANGED(AuthenticityOutcome.NOT_CHECKED),
  /** One of both does not have what would be compared. */
  ATTRIBUTES_UNDETERMINED(AuthenticityOutcome.NOT_CHECKED);

  private final AuthenticityOutcome outcome;

  AuthenticityCode(AuthenticityOutcome outcome) {
    this.outcome = outcome;
  }

  /**
   * What it means.
   *
   * @return the outcome
   */
  public AuthenticityOutcome outcome() {
    return outcome;
  }
}
