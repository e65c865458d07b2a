package io.github.jpki4j;

import java.util.Objects;

/**
 * The card holds no such certificate, as it is for most children under 15 (no certificate for
 * digital signatures).
 *
 * @since 0.1.0
 */
public final class CertificateNotFoundException extends JpkiException {

  /** How the card showed that there is none. */
  public enum Reason {
    /** The file does not exist (status 6A82). */
    NO_FILE,
    /** The file exists and holds nothing: no bytes, or filler only (all FF or all 00). */
    EMPTY_FILE
  }

  private static final long serialVersionUID = 1L;

  /** Which certificate. */
  private final CertificateKind kind;

  /** How the card showed it. */
  private final Reason reason;

  /**
   * Creates it.
   *
   * @param kind which certificate was asked for
   * @param reason how the card showed that there is none
   */
  public CertificateNotFoundException(CertificateKind kind, Reason reason) {
    super("this card holds no " + kind + " certificate: " + reason, null);
    this.kind = Objects.requireNonNull(kind, "kind");
    this.reason = Objects.requireNonNull(reason, "reason");
  }

  /**
   * Which certificate was asked for.
   *
   * @return the kind
   */
  public CertificateKind kind() {
    return kind;
  }

  /**
   * How the card showed that there is none.
   *
   * @return the reason
   */
  public Reason reason() {
    return reason;
  }
}
