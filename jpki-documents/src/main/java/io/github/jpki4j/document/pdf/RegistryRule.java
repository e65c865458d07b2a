package io.github.jpki4j.document.pdf;

import io.github.jpki4j.document.text.DocumentTexts;
import java.util.List;
import java.util.Locale;

/**
 * What the registry's online system (登記・供託オンライン申請システム) asks of a signed PDF, as far as that is
 * known: no official text says it. In order.
 *
 * @since 0.1.0
 */
public enum RegistryRule {
  /** The signature dictionary says that it is one: /Type /Sig. */
  C1,
  /** The form is adbe.pkcs7.detached. */
  C2,
  /** /Name is there and not empty. */
  C3,
  /** /M is there and a time. */
  C4,
  /** The signature that covers most covers the whole file, each other one its revision. */
  C5,
  /** /Contents is one CMS signed data, then zeros. */
  C6,
  /** The signer's certificate and the signed attributes are there. */
  C7,
  /** The signed hash is the SHA-256 of what is covered. */
  C8,
  /** The algorithms are SHA-256 and RSA with PKCS #1 v1.5. */
  C9;

  /**
   * Names it.
   *
   * @param locale Japanese, or anything else for English
   * @return one to three words
   */
  public String text(Locale locale) {
    return DocumentTexts.of(locale).get("registry-rule", this, List.of());
  }
}
