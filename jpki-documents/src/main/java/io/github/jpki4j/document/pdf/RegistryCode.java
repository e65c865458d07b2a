package io.github.jpki4j.document.pdf;

import io.github.jpki4j.cert.Outcome;

/**
 * What can be found out about the form of a signature, and what that means for the registry.
 *
 * @since 0.1.0
 */
public enum RegistryCode {
  /** /Type is Sig. */
  TYPE_RIGHT(RegistryRule.C1, Outcome.PASSED),
  /** /Type is missing or something else, as in a time stamp of the document. */
  TYPE_WRONG(RegistryRule.C1, Outcome.FAILED),

  /** The form is adbe.pkcs7.detached. */
  FORM_RIGHT(RegistryRule.C2, Outcome.PASSED),
  /** Another form, such as PAdES. Argument: its name. */
  FORM_WRONG(RegistryRule.C2, Outcome.FAILED),

  /** /Name is there. */
  NAME_THERE(RegistryRule.C3, Outcome.PASSED),
  /** /Name is missing, empty or no text. */
  NAME_MISSING(RegistryRule.C3, Outcome.FAILED),

  /** /M is a time with its zone. */
  TIME_RIGHT(RegistryRule.C4, Outcome.PASSED),
  /** /M is missing. */
  TIME_MISSING(RegistryRule.C4, Outcome.FAILED),
  /** /M is no time of the form D:YYYYMMDDHHmmSS with Z or +HH'mm'. */
  TIME_MALFORMED(RegistryRule.C4, Outcome.FAILED),

  /** It covers the whole file. */
  COVERS_FILE(RegistryRule.C5, Outcome.PASSED),
  /** It covers the revision that it came with; another one covers more. */
  COVERS_REVISION(RegistryRule.C5, Outcome.PASSED),
  /** Something was added to the file, and no signature covers it. */
  CONTENT_AFTER(RegistryRule.C5, Outcome.FAILED),
  /** Its byte range does not end at the end of its revision, or is none. */
  RANGE_WRONG(RegistryRule.C5, Outcome.FAILED),

  /** One CMS signed data, then zeros. */
  CONTENTS_RIGHT(RegistryRule.C6, Outcome.PASSED),
  /** Something else. */
  CONTENTS_WRONG(RegistryRule.C6, Outcome.FAILED),

  /** Certificate, contentType, messageDigest and signingTime. */
  SIGNER_COMPLETE(RegistryRule.C7, Outcome.PASSED),
  /** The certificate, and no signed attributes. */
  ATTRIBUTES_NONE(RegistryRule.C7, Outcome.PASSED),
  /** The time is in /M alone. */
  SIGNING_TIME_MISSING(RegistryRule.C7, Outcome.WARNING),
  /** There is not exactly one signer. */
  NOT_ONE_SIGNER(RegistryRule.C7, Outcome.FAILED),
  /** The certificate of the signer is not in it. */
  CERTIFICATE_MISSING(RegistryRule.C7, Outcome.FAILED),
  /** Among the signed attributes contentType or messageDigest is missing. */
  ATTRIBUTES_INCOMPLETE(RegistryRule.C7, Outcome.FAILED),
  /** Not looked at: what holds the signer is not in order. */
  SIGNER_NOT_CHECKED(RegistryRule.C7, Outcome.NOT_PERFORMED),

  /** The hash is that of what is covered. */
  DIGEST_RIGHT(RegistryRule.C8, Outcome.PASSED),
  /** There are no signed attributes, so there is no hash to be compared. */
  DIGEST_NOT_APPLICABLE(RegistryRule.C8, Outcome.WARNING),
  /** It is not the SHA-256 of what is covered. */
  DIGEST_WRONG(RegistryRule.C8, Outcome.FAILED),
  /** Not looked at: what holds the hash is not in order. */
  DIGEST_NOT_CHECKED(RegistryRule.C8, Outcome.NOT_PERFORMED),

  /** SHA-256, rsaEncryption or sha256WithRSAEncryption. */
  ALGORITHMS_RIGHT(RegistryRule.C9, Outcome.PASSED),
  /** Others. Arguments: the object identifiers of the hash and of the signature. */
  ALGORITHMS_OTHER(RegistryRule.C9, Outcome.WARNING),
  /** Not looked at: what names the algorithms is not in order. */
  ALGORITHMS_NOT_CHECKED(RegistryRule.C9, Outcome.NOT_PERFORMED);

  private final RegistryRule rule;
  private final Outcome outcome;

  RegistryCode(RegistryRule rule, Outcome outcome) {
    this.rule = rule;
    this.outcome = outcome;
  }

  /**
   * The rule that it is about.
   *
   * @return the rule
   */
  public RegistryRule rule() {
    return rule;
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
