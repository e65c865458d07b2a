package io.github.jpki4j.cert;

/**
 * Why a certificate ends on the day on which it ends. Facts: CERT-27, CERT-29.
 *
 * @since 0.1.0
 */
public enum ExpiryReason {
  /** It is the fifth birthday after the day of issue (発行の日後の5回目の誕生日). */
  FIFTH_BIRTHDAY,
  /**
   * It is the sixth birthday after the day of issue, and the day of issue is one on which a
   * certificate that ends on a birthday can be renewed: less than three months before it. What is
   * left of the earlier certificate is not lost then.
   */
  SIXTH_BIRTHDAY,
  /** It is the day on which the card ends; for many foreign residents that is the end of stay. */
  CARD_EXPIRY,
  /** It is the day on which the auth certificate ends. Of sign certificates only. */
  AUTH_CERTIFICATE,
  /**
   * No rule that could be checked explains it, but one could that needs something not given:
   * birthday, expiry of the card, or end of the auth certificate.
   */
  UNDETERMINED,
  /**
   * Everything was given and no known rule explains it. It may be the end of a foreign resident's
   * stay, or another rule; nothing is wrong with the certificate because of it.
   */
  UNEXPLAINED
}
