package io.github.jpki4j.testcard.pki;

import java.time.Instant;

/**
 * Which of the test CAs of a purpose issued a certificate. All generations of a purpose have one
 * and the same distinguished name, a key of their own, and validities that overlap, as the real
 * ones: only the key tells them apart. Facts: CERT-02, CERT-04.
 *
 * @since 0.1.0
 */
public enum CaGeneration {
  /** Ended on 2025-10-19, as the real first generation. Its certificates chain to an expired CA. */
  FIRST(1, "2015-10-20T02:40:28Z", "2025-10-19T14:59:59Z"),

  /** From 2019-09-14 to 2029-09-14, as the real second generation. */
  SECOND(2, "2019-09-14T23:41:56Z", "2029-09-14T14:59:59Z"),

  /**
   * The one that issues today. ASSUMED: it lasts from 2015 to 2049, far longer than the ten years
   * of a real CA, so that tests do not run out.
   */
  THIRD(3, "2015-10-20T02:40:28Z", "2049-10-19T14:59:59Z");

  private final int number;
  private final Instant notBefore;
  private final Instant notAfter;

  CaGeneration(int number, String notBefore, String notAfter) {
    this.number = number;
    this.notBefore = Instant.parse(notBefore);
    this.notAfter = Instant.parse(notAfter);
  }

  /**
   * From when to when the CA certificates of this generation are valid.
   *
   * @return the same for both purposes
   */
  public Validity validity() {
    return new Validity(notBefore, notAfter);
  }

  /**
   * The number of the generation, as in the names of the real ones (signca01.cer).
   *
   * @return 1 to 3
   */
  public int number() {
    return number;
  }
}
