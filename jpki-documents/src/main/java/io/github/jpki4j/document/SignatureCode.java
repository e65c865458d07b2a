package io.github.jpki4j.document;

import io.github.jpki4j.cert.Outcome;

/**
 * What can be found out about a signature, and what that means for the result.
 *
 * @since 0.1.0
 */
public enum SignatureCode {
  /** A form that is known here. Argument: its name. */
  FORM_KNOWN(SignatureAspect.FORM, Outcome.PASSED),
  /** A form that this version cannot check. Argument: its name. */
  FORM_UNKNOWN(SignatureAspect.FORM, Outcome.FAILED),
  /** Where the signature should be, there is not exactly one CMS signed data. */
  CONTENTS_MALFORMED(SignatureAspect.FORM, Outcome.FAILED),
  /** No field of the form has it, so other programs may not show it. */
  NOT_IN_FORM(SignatureAspect.FORM, Outcome.WARNING),
  /** Not a signature of XML-DSig as this version knows it: other parts, or in another order. */
  XML_SIGNATURE_MALFORMED(SignatureAspect.FORM, Outcome.FAILED),
  /** No signer, or several, where the form has room for one. */
  NOT_ONE_SIGNER(SignatureAspect.FORM, Outcome.FAILED),

  /** All of the content. */
  COVERS_CONTENT(SignatureAspect.COVERAGE, Outcome.PASSED),
  /** The whole file except the signature itself. */
  COVERS_FILE(SignatureAspect.COVERAGE, Outcome.PASSED),
  /** The signed part of a message of S/MIME, and nothing of its header. */
  COVERS_PART(SignatureAspect.COVERAGE, Outcome.WARNING),
  /** An earlier state of the file, to which only what may follow a signature was added. */
  COVERS_REVISION(SignatureAspect.COVERAGE, Outcome.PASSED),
  /** Of XML: something else than the whole document or content. Argument: the reference. */
  REFERENCE_OTHER(SignatureAspect.COVERAGE, Outcome.FAILED),
  /**
   * Of XML: not the document as it is, but what a transform makes of it. Argument: its algorithm.
   */
  TRANSFORM_OTHER(SignatureAspect.COVERAGE, Outcome.FAILED),
  /** The signature of XML holds something that nobody signed. */
  OBJECT_NOT_COVERED(SignatureAspect.COVERAGE, Outcome.FAILED),
  /** The document has comments, which no signature of XML covers. */
  COMMENTS_NOT_COVERED(SignatureAspect.COVERAGE, Outcome.WARNING),
  /** What a prefix means that is within a value of the XML is not covered. */
  NAMESPACES_NOT_COVERED(SignatureAspect.COVERAGE, Outcome.WARNING),
  /** The byte range is missing, or is not two ranges. */
  RANGE_MALFORMED(SignatureAspect.COVERAGE, Outcome.FAILED),
  /** The byte range does not begin at the first byte. */
  RANGE_START(SignatureAspect.COVERAGE, Outcome.FAILED),
  /** The byte range leaves out more or something else than the signature itself. */
  RANGE_HOLE(SignatureAspect.COVERAGE, Outcome.FAILED),
  /** The byte range goes beyond the end of the file. */
  RANGE_OUTSIDE(SignatureAspect.COVERAGE, Outcome.FAILED),
  /** The byte range ends where no state of the file ended. */
  RANGE_CUT(SignatureAspect.COVERAGE, Outcome.FAILED),
  /**
   * A later signature shows something on a page, perhaps over what was there. Arguments: the page,
   * counted from 1, or a question mark; left, bottom, right and top of the place in its units.
   */
  STAMP_AFTER(SignatureAspect.COVERAGE, Outcome.WARNING),
  /** More follows than may follow the last signature, and no signature covers it. */
  CONTENT_AFTER(SignatureAspect.COVERAGE, Outcome.FAILED),
  /** More was added before a later signature than may follow a signature. */
  CHANGED_AFTER(SignatureAspect.COVERAGE, Outcome.FAILED),
  /** Something was added although the signature forbids every change. */
  CHANGES_FORBIDDEN(SignatureAspect.COVERAGE, Outcome.FAILED),

  /** The certificate of the signer is there. */
  SIGNER_FOUND(SignatureAspect.SIGNER, Outcome.PASSED),
  /** The certificate of the signer is missing, or cannot be read. */
  SIGNER_MISSING(SignatureAspect.SIGNER, Outcome.FAILED),
  /** What is told of the signer is no SignerInfo of RFC 5652. */
  SIGNER_MALFORMED(SignatureAspect.SIGNER, Outcome.FAILED),

  /** Strong enough. Argument: the hash. */
  ALGORITHM_STRONG(SignatureAspect.ALGORITHM, Outcome.PASSED),
  /** A hash that is broken. Argument: its name. */
  HASH_WEAK(SignatureAspect.ALGORITHM, Outcome.FAILED),
  /** An algorithm that is not known here. Argument: its object identifier. */
  ALGORITHM_UNKNOWN(SignatureAspect.ALGORITHM, Outcome.FAILED),
  /** The hash of the content and that of the signature differ. Arguments: both. */
  HASHES_DIFFER(SignatureAspect.ALGORITHM, Outcome.FAILED),

  /** The content is the one that was signed. */
  DIGEST_RIGHT(SignatureAspect.CONTENT, Outcome.PASSED),
  /** The content is not the one that was signed. */
  DIGEST_WRONG(SignatureAspect.CONTENT, Outcome.FAILED),
  /** The hash of the content is missing or cannot be made. */
  DIGEST_NOT_CHECKED(SignatureAspect.CONTENT, Outcome.NOT_PERFORMED),

  /** In order, and they name the signer's certificate. */
  ATTRIBUTES_RIGHT(SignatureAspect.ATTRIBUTES, Outcome.PASSED),
  /** In order, but they do not name the signer's certificate, or by SHA-1 alone. */
  CERTIFICATE_NOT_NAMED(SignatureAspect.ATTRIBUTES, Outcome.WARNING),
  /** They are not in DER, as RFC 5652 demands: what was signed is looked for as it stands, too. */
  ATTRIBUTES_NOT_DER(SignatureAspect.ATTRIBUTES, Outcome.WARNING),
  /** They name another certificate than that of the signer. */
  CERTIFICATE_OTHER(SignatureAspect.ATTRIBUTES, Outcome.FAILED),
  /** There are none, so that nothing says what kind of content was signed. */
  ATTRIBUTES_MISSING(SignatureAspect.ATTRIBUTES, Outcome.FAILED),
  /** One is missing, there twice, or does not fit. */
  ATTRIBUTES_MALFORMED(SignatureAspect.ATTRIBUTES, Outcome.FAILED),
  /** Somebody else signed this signature, which this version does not check. */
  COUNTERSIGNED(SignatureAspect.ATTRIBUTES, Outcome.FAILED),

  /** Made by the key of the signer's certificate. */
  SIGNATURE_RIGHT(SignatureAspect.SIGNATURE, Outcome.PASSED),
  /** Not made by the key of the signer's certificate. */
  SIGNATURE_WRONG(SignatureAspect.SIGNATURE, Outcome.FAILED),
  /** Not looked at, as something that it takes is missing. */
  SIGNATURE_NOT_CHECKED(SignatureAspect.SIGNATURE, Outcome.NOT_PERFORMED),

  /** Another library finds nothing to object to. Argument: its name. */
  SECOND_OPINION_AGREES(SignatureAspect.SECOND_OPINION, Outcome.PASSED),
  /**
   * Another library objects to the document, this signature or another. Arguments: its name; why,
   * in its own words.
   */
  SECOND_OPINION_OBJECTS(SignatureAspect.SECOND_OPINION, Outcome.FAILED);

  private final SignatureAspect check;
  private final Outcome outcome;

  SignatureCode(SignatureAspect check, Outcome outcome) {
    this.check = check;
    this.outcome = outcome;
  }

  /**
   * The check that finds it.
   *
   * @return the check
   */
  public SignatureAspect check() {
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
