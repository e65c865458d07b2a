package io.github.jpki4j;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Data that a caller handed in, or that came from elsewhere than a card, is not what it should be:
 * no certificate, several where one is wanted, a revocation list that is cut short.
 *
 * @since 0.1.0
 */
public final class MalformedDataException extends JpkiException {

  /** What the data should have been. */
  public enum Data {
    /** One X.509 certificate, DER or PEM. */
    CERTIFICATE,
    /** One X.509 certificate revocation list (CRL), DER or PEM. */
    CRL,
    /** One OCSP response, DER. */
    OCSP_RESPONSE
  }

  /** What is wrong with it. */
  public enum Problem {
    /** No bytes at all. */
    EMPTY,
    /** Not the beginning of such data, or a structure that breaks its rules. */
    NOT_SUCH_DATA,
    /** It begins well and ends too early. */
    CUT_SHORT,
    /** Something follows it, such as the filler of a card's file. */
    TRAILING_BYTES,
    /** More than one where one is wanted. */
    SEVERAL,
    /**
     * Longer than such data can be: 65,535 bytes for a certificate, 256 MiB for a revocation list,
     * each in DER; four times that for PEM with the text around it.
     */
    TOO_LARGE,
    /**
     * A certificate whose public key cannot be computed with: an RSA modulus that is even or
     * negative, or has fewer than 1,024 or more than 8,192 bits; an exponent that is even, 1, or
     * has more than 256 bits; a key of another kind that is too long.
     */
    UNUSABLE_KEY
  }

  private static final long serialVersionUID = 1L;

  /** What the data should have been. */
  private final Data data;

  /** What is wrong with it. */
  private final Problem problem;

  /**
   * Creates it without a cause.
   *
   * @param data what the data should have been
   * @param problem what is wrong with it
   */
  public MalformedDataException(Data data, Problem problem) {
    this(data, problem, null);
  }

  /**
   * Creates it.
   *
   * @param data what the data should have been
   * @param problem what is wrong with it
   * @param cause the parser's exception, or null
   */
  public MalformedDataException(Data data, Problem problem, @Nullable Throwable cause) {
    super("this is not one " + data + ": " + problem, cause);
    this.data = Objects.requireNonNull(data, "data");
    this.problem = Objects.requireNonNull(problem, "problem");
  }

  /**
   * What the data should have been.
   *
   * @return the kind of data
   */
  public Data data() {
    return data;
  }

  /**
   * What is wrong with it.
   *
   * @return the problem
   */
  public Problem problem() {
    return problem;
  }
}
