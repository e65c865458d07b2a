package io.github.jpki4j.cert;

/**
 * What a check can find, the check that finds it, and what that means for the result.
 *
 * @since 0.1.0
 */
public enum FindingCode {
  /** The path is valid. */
  PATH_VALID(Check.PATH, Outcome.PASSED),
  /** No available CA certificate has the issuer's name: give the CA's certificate. */
  ISSUER_NOT_FOUND(Check.PATH, Outcome.FAILED),
  /** CA certificates with the issuer's name are available, and none of their keys signed this. */
  SIGNATURE_INVALID(Check.PATH, Outcome.FAILED),
  /** The signature is valid, and PKIX refuses the path. Argument: the JDK's reason. */
  PATH_INVALID(Check.PATH, Outcome.FAILED),

  /** The issuer is a production CA with a known pin. Argument: purpose and generation. */
  ANCHOR_PINNED(Check.ANCHOR, Outcome.PASSED),
  /** The issuer is a CA that the caller added. */
  ANCHOR_SUPPLIED(Check.ANCHOR, Outcome.PASSED),
  /** The issuer is a test CA that the caller opted in to: good for tests alone. */
  ANCHOR_TEST(Check.ANCHOR, Outcome.WARNING),
  /** The issuer is trusted for the other purpose only. */
  ANCHOR_OTHER_PURPOSE(Check.ANCHOR, Outcome.FAILED),
  /** The issuer is a test CA that nobody opted in to. */
  ANCHOR_TEST_NOT_ACCEPTED(Check.ANCHOR, Outcome.FAILED),
  /**
   * The issuer is a CA that is trusted, and its certificate does not let it issue certificates.
   * Argument: the object identifier of the extension that is missing or in the way.
   */
  ANCHOR_UNFIT(Check.ANCHOR, Outcome.FAILED),
  /** The issuer is no CA that is known here, whatever its name says. */
  ANCHOR_UNKNOWN(Check.ANCHOR, Outcome.FAILED),
  /** There is no issuer to look at. */
  ANCHOR_NOT_CHECKED(Check.ANCHOR, Outcome.NOT_PERFORMED),

  /** Valid at the instant. Arguments: first and last instant. */
  VALID_NOW(Check.VALIDITY, Outcome.PASSED),
  /** Not valid yet. Argument: from when on. */
  NOT_YET_VALID(Check.VALIDITY, Outcome.FAILED),
  /** Expired. Argument: the last instant. */
  EXPIRED(Check.VALIDITY, Outcome.FAILED),
  /** The CA certificate is not valid yet. Argument: from when on. */
  ISSUER_NOT_YET_VALID(Check.VALIDITY, Outcome.FAILED),
  /** The CA certificate is expired. Argument: its last instant. */
  ISSUER_EXPIRED(Check.VALIDITY, Outcome.FAILED),
  /** The instant lies before the first JPKI certificate: the clock is wrong. Argument: the time. */
  CLOCK_WRONG(Check.VALIDITY, Outcome.FAILED),

  /** Not a CA certificate. */
  END_ENTITY(Check.BASIC_CONSTRAINTS, Outcome.PASSED),
  /** A CA certificate where a person's is wanted. */
  IS_CA(Check.BASIC_CONSTRAINTS, Outcome.FAILED),

  /** Exactly the key usage of the purpose. */
  KEY_USAGE_RIGHT(Check.KEY_USAGE, Outcome.PASSED),
  /** No key usage at all. */
  KEY_USAGE_MISSING(Check.KEY_USAGE, Outcome.FAILED),
  /** Another key usage. */
  KEY_USAGE_WRONG(Check.KEY_USAGE, Outcome.FAILED),

  /** A policy of the purpose. Argument: its object identifier. */
  POLICY_RIGHT(Check.POLICY, Outcome.PASSED),
  /** A policy that one source ascribes to phones. Argument: its object identifier. */
  POLICY_UNCONFIRMED(Check.POLICY, Outcome.WARNING),
  /** A test policy below a test CA that the caller opted in to. Argument: its identifier. */
  POLICY_TEST(Check.POLICY, Outcome.WARNING),
  /** A test policy below a CA that is not for tests. Argument: its object identifier. */
  POLICY_TEST_NOT_ACCEPTED(Check.POLICY, Outcome.FAILED),
  /** No policy, or one that cannot be read. */
  POLICY_MISSING(Check.POLICY, Outcome.FAILED),
  /** No policy of the purpose. Argument: those that are there. */
  POLICY_WRONG(Check.POLICY, Outcome.FAILED),

  /** The extended key usage allows the purpose, or there is none. */
  EXTENDED_KEY_USAGE_RIGHT(Check.EXTENDED_KEY_USAGE, Outcome.PASSED),
  /** The extended key usage limits the key to something else. */
  EXTENDED_KEY_USAGE_WRONG(Check.EXTENDED_KEY_USAGE, Outcome.FAILED),

  /** Algorithms and keys are strong enough. */
  ALGORITHM_STRONG(Check.ALGORITHM, Outcome.PASSED),
  /** Signed with an algorithm that is not safe, or not known. Argument: the algorithm. */
  SIGNATURE_ALGORITHM_WEAK(Check.ALGORITHM, Outcome.FAILED),
  /** The holder's key is too short or of an unknown kind. Argument: kind and length. */
  KEY_WEAK(Check.ALGORITHM, Outcome.FAILED),
  /** The CA's key is too short or of an unknown kind. Argument: kind and length. */
  ISSUER_KEY_WEAK(Check.ALGORITHM, Outcome.FAILED),

  /** Every critical extension is known, and every extension of RFC 5280 can be read. */
  CRITICAL_EXTENSIONS_KNOWN(Check.CRITICAL_EXTENSIONS, Outcome.PASSED),
  /** A critical extension that nobody here can obey. Argument: its object identifier. */
  CRITICAL_EXTENSION_UNKNOWN(Check.CRITICAL_EXTENSIONS, Outcome.FAILED),
  /**
   * An extension of RFC 5280 that cannot be read, critical or not. Argument: its object identifier.
   */
  EXTENSION_UNREADABLE(Check.CRITICAL_EXTENSIONS, Outcome.FAILED),

  /** All four attributes can be read; or the purpose has none. Argument: the purpose. */
  ATTRIBUTES_READABLE(Check.ATTRIBUTES, Outcome.PASSED),
  /** Something about the attributes is odd. Arguments: what, and which attribute. */
  ATTRIBUTE_ODD(Check.ATTRIBUTES, Outcome.WARNING),
  /** An attribute is missing or cannot be read. Arguments: what, and which attribute. */
  ATTRIBUTE_UNUSABLE(Check.ATTRIBUTES, Outcome.FAILED),

  /** Not revoked. Argument: as of when. */
  NOT_REVOKED(Check.REVOCATION, Outcome.PASSED),
  /** Revoked. Arguments: reason and since when. */
  REVOKED(Check.REVOCATION, Outcome.FAILED),
  /**
   * Revoked after the instant at which the signature is proven to have existed, and not because the
   * key is in other hands. Arguments: reason and since when.
   */
  REVOKED_LATER(Check.REVOCATION, Outcome.WARNING),
  /** On hold, which JPKI never releases. Argument: since when. */
  ON_HOLD(Check.REVOCATION, Outcome.FAILED),
  /** It was asked, and there is no answer to rely on. Argument: what is in the way. */
  REVOCATION_UNKNOWN(Check.REVOCATION, Outcome.UNDETERMINED),
  /** It was not asked: no checker was given, or there is no issuer to ask about. */
  REVOCATION_NOT_CHECKED(Check.REVOCATION, Outcome.NOT_PERFORMED);

  private final Check check;
  private final Outcome outcome;

  FindingCode(Check check, Outcome outcome) {
    this.check = check;
    this.outcome = outcome;
  }

  /**
   * The check that finds it.
   *
   * @return the check
   */
  public Check check() {
    return check;
  }

  /**
   * What it means for the result.
   *
   * @return the outcome
   */
  public Outcome outcome() {
    return outcome;
  }
}
