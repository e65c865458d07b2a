package io.github.jpki4j.document;

import io.github.jpki4j.document.text.DocumentTexts;
import java.util.List;
import java.util.Locale;

/**
 * The checks of a time stamp, in the order in which findings are listed.
 *
 * @since 0.1.0
 */
public enum TimeStampAspect {
  /** Whether it is a time stamp of RFC 3161. */
  TOKEN,
  /** Whether it is of the signature, the content or the document that it is in. */
  IMPRINT,
  /** Whether the certificate of the authority is there and named. */
  CERTIFICATE,
  /** Whether the certificate is one for time stamps, and for nothing else. */
  PURPOSE,
  /** Whether the key of the certificate made it. */
  SIGNATURE,
  /** Whether the caller trusts the authority. */
  AUTHORITY,
  /** Whether the certificate of the authority is revoked. */
  REVOCATION,
  /** Whether the time can be right. */
  TIME;

  /**
   * Names it.
   *
   * @param locale Japanese, or anything else for English
   * @return some words
   */
  public String text(Locale locale) {
    return DocumentTexts.of(locale).get("stamp-aspect", this, List.of());
  }
}
