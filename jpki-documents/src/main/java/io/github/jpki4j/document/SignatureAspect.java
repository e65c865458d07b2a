package io.github.jpki4j.document;

import io.github.jpki4j.document.text.DocumentTexts;
import java.util.List;
import java.util.Locale;

/**
 * What is looked at in a signature, apart from the signer's certificate. In order.
 *
 * @since 0.1.0
 */
public enum SignatureAspect {
  /** The form in which the document holds it. */
  FORM,
  /** How much of the document it covers, and what came after. */
  COVERAGE,
  /** Whether the certificate of the signer is there. */
  SIGNER,
  /** Whether its algorithms are strong enough. */
  ALGORITHM,
  /** Whether the document is the one that was signed. */
  CONTENT,
  /** Whether the signed attributes are in order. */
  ATTRIBUTES,
  /** Whether the signer's key made it. */
  SIGNATURE,
  /** What another library says, if it is asked. */
  SECOND_OPINION;

  /**
   * Names it.
   *
   * @param locale Japanese, or anything else for English
   * @return one to three words
   */
  public String text(Locale locale) {
    return DocumentTexts.of(locale).get("aspect", this, List.of());
  }
}
