package io.github.jpki4j.reset;

import io.github.jpki4j.cert.AttributeComparison;

/**
 * Whether name, date of birth, gender and address (基本4情報) are still those of the certificate.
 *
 * @since 0.1.0
 */
public enum AttributeState {
  /** They were compared, or the holder says that nothing changed. */
  UNCHANGED,
  /** At least one changed since the certificate was issued. */
  CHANGED,
  /** Nobody compared them or asked, or it cannot be told. */
  NOT_COMPARED;

  /**
   * What a comparison says.
   *
   * @param comparison of the certificate's attributes with the current ones
   * @return {@link #NOT_COMPARED} if it cannot be told
   */
  public static AttributeState of(AttributeComparison comparison) {
    if (comparison.isChanged()) {
      return CHANGED;
    }
    return comparison.isUnchanged() ? UNCHANGED : NOT_COMPARED;
  }
}
