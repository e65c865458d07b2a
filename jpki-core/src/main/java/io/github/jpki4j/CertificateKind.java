package io.github.jpki4j;

/**
 * The four certificates of the JPKI application.
 *
 * @since 0.1.0
 */
public enum CertificateKind {
  /**
   * The holder's certificate for user authentication (利用者証明用電子証明書). Readable without a PIN on the
   * plastic card, only after the PIN on a phone.
   */
  AUTH(KeyKind.AUTH),

  /**
   * The holder's certificate for digital signatures (署名用電子証明書), readable only after the signature
   * password. It carries name, birth date, gender and address.
   */
  SIGN(KeyKind.SIGN),

  /** The certificate of the CA that issued {@link #AUTH}. Always readable; proves nothing alone. */
  AUTH_CA(KeyKind.AUTH),

  /** The certificate of the CA that issued {@link #SIGN}. Always readable; proves nothing alone. */
  SIGN_CA(KeyKind.SIGN);

  private final KeyKind key;

  CertificateKind(KeyKind key) {
    this.key = key;
  }

  /**
   * The key that this certificate belongs to, or whose certificate this CA issued.
   *
   * @return the key
   */
  public KeyKind key() {
    return key;
  }

  /**
   * Whether this is the certificate of a CA.
   *
   * @return true for {@link #AUTH_CA} and {@link #SIGN_CA}
   */
  public boolean isCa() {
    return this == AUTH_CA || this == SIGN_CA;
  }
}
