package io.github.jpki4j.document;

import io.github.jpki4j.cert.Outcome;

/**
 * What can be found out about a time stamp, and what that means for the result.
 *
 * @since 0.1.0
 */
public enum TimeStampCode {
  /** A time stamp of RFC 3161. */
  TOKEN_KNOWN(TimeStampAspect.TOKEN, Outcome.PASSED),
  /** Not exactly one signed data with one signer around a TSTInfo. */
  TOKEN_MALFORMED(TimeStampAspect.TOKEN, Outcome.FAILED),
  /** A critical extension that nobody here can obey. Argument: its object identifier. */
  EXTENSION_UNKNOWN(TimeStampAspect.TOKEN, Outcome.FAILED),
  /** More time stamps of one signature than are looked at. Argument: how many there are. */
  TOO_MANY(TimeStampAspect.TOKEN, Outcome.NOT_PERFORMED),

  /** Of what it is attached to. Argument: the hash. */
  IMPRINT_RIGHT(TimeStampAspect.IMPRINT, Outcome.PASSED),
  /** Of something else. */
  IMPRINT_WRONG(TimeStampAspect.IMPRINT, Outcome.FAILED),
  /** A hash that is broken, or not known here. Argument: its name or object identifier. */
  IMPRINT_WEAK(TimeStampAspect.IMPRINT, Outcome.FAILED),

  /** The certificate is there, and a signed attribute names it. */
  CERTIFICATE_NAMED(TimeStampAspect.CERTIFICATE, Outcome.PASSED),
  /** The certificate did not come along, or cannot be read. */
  CERTIFICATE_MISSING(TimeStampAspect.CERTIFICATE, Outcome.FAILED),
  /** No signed attribute names a certificate, or it names another. */
  CERTIFICATE_OTHER(TimeStampAspect.CERTIFICATE, Outcome.FAILED),

  /** A certificate for time stamps alone (RFC 3161, 2.3). */
  PURPOSE_RIGHT(TimeStampAspect.PURPOSE, Outcome.PASSED),
  /**
   * Not a certificate for time stamps alone: extended key usage is missing, not critical or has
   * another purpose, the key usage does not fit, or it is that of a CA.
   */
  PURPOSE_WRONG(TimeStampAspect.PURPOSE, Outcome.FAILED),

  /** Made by the key of the certificate. */
  SIGNATURE_RIGHT(TimeStampAspect.SIGNATURE, Outcome.PASSED),
  /** Not made by the key of the certificate. */
  SIGNATURE_WRONG(TimeStampAspect.SIGNATURE, Outcome.FAILED),
  /**
   * Made with a hash that is broken, or with an algorithm that is not known. Argument: its name.
   */
  ALGORITHM_WEAK(TimeStampAspect.SIGNATURE, Outcome.FAILED),
  /** Not looked at, as something that it takes is missing. */
  SIGNATURE_NOT_CHECKED(TimeStampAspect.SIGNATURE, Outcome.NOT_PERFORMED),

  /** Below a root that the caller trusts for time stamps. */
  AUTHORITY_TRUSTED(TimeStampAspect.AUTHORITY, Outcome.PASSED),
  /** Not below a root that the caller trusts for time stamps. */
  AUTHORITY_UNKNOWN(TimeStampAspect.AUTHORITY, Outcome.FAILED),
  /** The caller named no root for time stamps. */
  AUTHORITY_NOT_CHECKED(TimeStampAspect.AUTHORITY, Outcome.NOT_PERFORMED),

  /** Not revoked. Argument: as of when. */
  AUTHORITY_NOT_REVOKED(TimeStampAspect.REVOCATION, Outcome.PASSED),
  /** Revoked, in a way that puts this time stamp in doubt. Arguments: reason and since when. */
  AUTHORITY_REVOKED(TimeStampAspect.REVOCATION, Outcome.FAILED),
  /**
   * Revoked after the time of the stamp, for a reason that says nothing of the key. Arguments:
   * reason and since when.
   */
  AUTHORITY_REVOKED_LATER(TimeStampAspect.REVOCATION, Outcome.WARNING),
  /** It was asked, and there is no answer to rely on. */
  AUTHORITY_REVOCATION_UNKNOWN(TimeStampAspect.REVOCATION, Outcome.UNDETERMINED),
  /** Nobody was asked whether the certificate of the authority is revoked. */
  AUTHORITY_REVOCATION_NOT_CHECKED(TimeStampAspect.REVOCATION, Outcome.WARNING),

  /** The certificate was valid at the time of the stamp, and still was when that is judged. */
  TIME_PLAUSIBLE(TimeStampAspect.TIME, Outcome.PASSED),
  /** The certificate was not valid at the time of the stamp. Arguments: first and last instant. */
  NOT_VALID_THEN(TimeStampAspect.TIME, Outcome.FAILED),
  /**
   * The certificate, or that of a CA above it, is over, and no later time stamp shows that this one
   * existed before. Argument: the last instant.
   */
  EXPIRED_SINCE(TimeStampAspect.TIME, Outcome.FAILED),
  /** The time has not come yet. */
  FROM_FUTURE(TimeStampAspect.TIME, Outcome.FAILED),
  /** Older than the certificate of a signer whose signature is in it. Argument: from when on. */
  BEFORE_CERTIFICATE(TimeStampAspect.TIME, Outcome.FAILED);

  private final TimeStampAspect check;
  private final Outcome outcome;

  TimeStampCode(TimeStampAspect check, Outcome outcome) {
    this.check = check;
    this.outcome = outcome;
  }

  /**
   * The check that finds it.
   *
   * @return the check
   */
  public TimeStampAspect check() {
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
