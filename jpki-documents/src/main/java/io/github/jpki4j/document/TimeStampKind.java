package io.github.jpki4j.document;

import io.github.jpki4j.document.text.DocumentTexts;
import java.util.List;
import java.util.Locale;

/**
 * What a time stamp is of.
 *
 * @since 0.1.0
 */
public enum TimeStampKind {
  /** Of a signature, and part of it: anybody can add it later. */
  SIGNATURE,
  /** Of what is signed, before it was signed: the signer signed the time stamp as well. */
  CONTENT,
  /** Of a PDF as it was, with all signatures in it. */
  DOCUMENT;

  /**
   * Names it.
   *
   * @param locale Japanese, or anything else for English
   * @return some words
   */
  public String text(Locale locale) {
    return DocumentTexts.of(locale).get("stamp-of", this, List.of());
  }
}
