package io.github.jpki4j;

/**
 * The secrets that open no key but data.
 *
 * @since 0.1.0
 */
public enum DataSecret implements SecretKind {
  /** The 4-digit PIN of the four attributes (券面事項入力補助用暗証番号). */
  CARD_INFO
}
