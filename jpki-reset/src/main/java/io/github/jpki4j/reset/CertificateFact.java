package io.github.jpki4j.reset;

import io.github.jpki4j.cert.JpkiCertificate;
import java.time.Instant;
import java.util.Objects;

/**
 * What is known of one of the holder's certificates.
 *
 * @since 0.1.0
 */
public sealed interface CertificateFact {

  /**
   * Nobody looked, or looking failed: look again.
   *
   * @return {@link Unknown}
   */
  static CertificateFact notRead() {
    return new Unknown(Why.NOT_READ);
  }

  /**
   * What a certificate that was read says.
   *
   * @param certificate as the card has it
   * @return its term
   */
  static CertificateFact of(JpkiCertificate certificate) {
    return new Term(certificate.notBefore(), certificate.notAfter());
  }

  /**
   * Whether the card has it.
   *
   * @return UNKNOWN for {@link Unknown}
   */
  default Answer isPresent() {
    if (this instanceof Unknown) {
      return Answer.UNKNOWN;
    }
    return this instanceof Absent ? Answer.NO : Answer.YES;
  }

  /**
   * It was read.
   *
   * @param notBefore its first instant
   * @param notAfter its last instant
   */
  record Term(Instant notBefore, Instant notAfter) implements CertificateFact {
    /**
     * Creates it.
     *
     * @param notBefore its first instant
     * @param notAfter its last instant
     */
    public Term {
      Objects.requireNonNull(notBefore, "notBefore");
      Objects.requireNonNull(notAfter, "notAfter");
    }
  }

  /** The card says that it is there; its secret must be verified before it can be read. */
  record Present() implements CertificateFact {}

  /** The card has none. */
  record Absent() implements CertificateFact {}

  /**
   * Not even whether it is there is known.
   *
   * @param why what is in the way
   */
  record Unknown(Why why) implements CertificateFact {
    /**
     * Creates it.
     *
     * @param why what is in the way
     */
    public Unknown {
      Objects.requireNonNull(why, "why");
    }
  }

  /** What is in the way. */
  enum Why {
    /** Nobody looked, or looking failed. */
    NOT_READ,
    /** The card was asked and does not tell without a secret: it has no EF 0008. */
    NOT_TOLD
  }
}
