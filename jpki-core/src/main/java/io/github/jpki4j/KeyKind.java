package io.github.jpki4j;

/**
 * The two key pairs of the JPKI application, each with a secret of its own, which it also names.
 *
 * @since 0.1.0
 */
public enum KeyKind implements SecretKind {
  /** The key for user authentication (利用者証明用), opened by the 4-digit PIN (利用者証明用パスワード). */
  AUTH,

  /** The key for digital signatures (署名用), opened by the signature password (署名用パスワード). */
  SIGN;

  @Override
  public String title() {
    return name() + " PIN";
  }

  /**
   * The other of the two.
   *
   * @return SIGN for AUTH, AUTH for SIGN
   */
  public KeyKind other() {
    return this == AUTH ? SIGN : AUTH;
  }

  /**
   * The holder's certificate of this key.
   *
   * @return the kind whose {@link CertificateKind#key()} this is, and which is not a CA's
   */
  public CertificateKind certificate() {
    return this == AUTH ? CertificateKind.AUTH : CertificateKind.SIGN;
  }

  /**
   * The certificate of the CA that issued {@link #certificate()}.
   *
   * @return the kind whose {@link CertificateKind#key()} this is, and which is a CA's
   */
  public CertificateKind caCertificate() {
    return this == AUTH ? CertificateKind.AUTH_CA : CertificateKind.SIGN_CA;
  }
}
