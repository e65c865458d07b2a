package io.github.jpki4j.document;

import io.github.jpki4j.cert.Outcome;

/** What can be found out about a signature, and what that means for the result. */
public enum SignatureCode {
  /** A form that is known here. Argument: its name. */
  FORM_KNOWN(SignatureCheck.FORM, Outcome.PASSED),
  /** A form that this version cannot check. Argument: its name. */
  FORM_UNKNOWN(SignatureCheck.FORM, Outcome.FAILED),
  /** Where the signature should be, there is not exactly one CMS signed data. */
  CONTENTS_MALFORMED(SignatureCheck.FORM, Outcome.FAILED),
  /** No signer, or several, where the form has room for one. */
  NOT_ONE_SIGNER(SignatureCheck.FORM, Outcome.FAILED),

  /** All of the content. */
  COVERS_CONTENT(SignatureCheck.COVERAGE, Outcome.PASSED),
  /** The whole file but for the signature itself. */
  COVERS_FILE(SignatureCheck.COVERAGE, Outcome.PASSED),
  /** An earlier state of the file, to which nothing but signatures was added. */
  COVERS_REVISION(SignatureCheck.COVERAGE, Outcome.PASSED),
  /** The byte range is missing, or is not two ranges. */
  RANGE_MALFORMED(SignatureCheck.COVERAGE, Outcome.FAILED),
  /** The byte range does not begin at the first byte. */
  RANGE_START(SignatureCheck.COVERAGE, Outcome.FAILED),
  /** The byte range leaves out more or something else than the signature itself. */
  RANGE_HOLE(SignatureCheck.COVERAGE, Outcome.FAILED),
  /** The byte range goes beyond the end of the file. */
  RANGE_OUTSIDE(SignatureCheck.COVERAGE, Outcome.FAILED),
  /** The byte range ends where no state of the file ended. */
  RANGE_CUT(SignatureCheck.COVERAGE, Outcome.FAILED),
  /** Bytes follow that no signature covers. */
  CONTENT_AFTER(SignatureCheck.COVERAGE, Outcome.FAILED),
  /** What is covered by a later signature alone is more than that signature. */
  CHANGED_AFTER(SignatureCheck.COVERAGE, Outcome.FAILED),
  /** Something was added although the signature forbids every change. */
  CHANGES_FORBIDDEN(SignatureCheck.COVERAGE, Outcome.FAILED),

  /** The certificate of the signer is there. */
  SIGNER_FOUND(SignatureCheck.SIGNER, Outcome.PASSED),
  /** The certificate of the signer is missing, or cannot be read. */
  SIGNER_MISSING(SignatureCheck.SIGNER, Outcome.FAILED),

  /** Strong enough. Argument: the hash. */
  ALGORITHM_STRONG(SignatureCheck.ALGORITHM, Outcome.PASSED),
  /** A hash that is broken. Argument: its name. */
  HASH_WEAK(SignatureCheck.ALGORITHM, Outcome.FAILED),
  /** An algorithm that is not known here. Argument: its object identifier. */
  ALGORITHM_UNKNOWN(SignatureCheck.ALGORITHM, Outcome.FAILED),
  /** The hash of the content and that of the signature differ. Arguments: both. */
  HASHES_DIFFER(SignatureCheck.ALGORITHM, Outcome.FAILED),

  /** The content is the one that was signed. */
  DIGEST_RIGHT(SignatureCheck.CONTENT, Outcome.PASSED),
  /** The content is not the one that was signed. */
  DIGEST_WRONG(SignatureCheck.CONTENT, Outcome.FAILED),
  /** The hash of the content is missing or cannot be made. */
  DIGEST_NOT_CHECKED(SignatureCheck.CONTENT, Outcome.NOT_PERFORMED),

  /** In order, and they name the signer's certificate. */
  ATTRIBUTES_RIGHT(SignatureCheck.ATTRIBUTES, Outcome.PASSED),
  /** In order, but they do not name the signer's certificate. */
  CERTIFICATE_NOT_NAMED(SignatureCheck.ATTRIBUTES, Outcome.WARNING),
  /** They name another certificate than that of the signer. */
  CERTIFICATE_OTHER(SignatureCheck.ATTRIBUTES, Outcome.FAILED),
  /** There are none, so that nothing says what kind of content was signed. */
  ATTRIBUTES_MISSING(SignatureCheck.ATTRIBUTES, Outcome.FAILED),
  /** One is missing, there twice, or does not fit. */
  ATTRIBUTES_MALFORMED(SignatureCheck.ATTRIBUTES, Outcome.FAILED),
  /** Somebody else signed this signature, which this version does not check. */
  COUNTERSIGNED(SignatureCheck.ATTRIBUTES, Outcome.FAILED),
  /** There is a time stamp, which this version does not look at. */
  TIME_STAMPED(SignatureCheck.ATTRIBUTES, Outcome.WARNING),

  /** Made by the key of the signer's certificate. */
  SIGNATURE_RIGHT(SignatureCheck.SIGNATURE, Outcome.PASSED),
  /** Not made by the key of the signer's certificate. */
  SIGNATURE_WRONG(SignatureCheck.SIGNATURE, Outcome.FAILED),
  /** Not looked at, as something that it takes is missing. */
  SIGNATURE_NOT_CHECKED(SignatureCheck.SIGNATURE, Outcome.NOT_PERFORMED);

  private final SignatureCheck check;
  private final Outcome outcome;

  SignatureCode(SignatureCheck check, Outcome outcome) {
    this.check = check;
    this.outcome = outcome;
  }

  /**
   * The check that finds it.
   *
   * @return the check
   */
  public SignatureCheck check() {
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
