package io.github.jpki4j.cert;

import java.util.Optional;

/**
 * Gender (性別) as registered. Facts: CERT-25; 1 and 2 are certain, the sources disagree on the code
 * for "unknown", so both are read.
 *
 * @since 0.1.0
 */
public enum Gender {
  /** 1: male (男). */
  MALE,
  /** 2: female (女). */
  FEMALE,
  /** 3, or 0 by JIS X 0303: unknown (不明). */
  UNKNOWN,
  /** 9 by JIS X 0303: not applicable (適用不能). */
  NOT_APPLICABLE;

  /**
   * Reads the code.
   *
   * @param code one ASCII digit
   * @return the gender, empty for any other code
   */
  public static Optional<Gender> parse(String code) {
    return switch (code) {
      case "1" -> Optional.of(MALE);
      case "2" -> Optional.of(FEMALE);
      case "0", "3" -> Optional.of(UNKNOWN);
      case "9" -> Optional.of(NOT_APPLICABLE);
      default -> Optional.empty();
    };
  }

  /**
   * Compares with another entry about the same person.
   *
   * @param other the other one
   * @return {@link Match#SAME} if both say the same, {@link #UNKNOWN} included; {@link
   *     Match#UNDETERMINED} if only one of them is unknown; otherwise {@link Match#DIFFERENT}
   */
  public Match compare(Gender other) {
    if (this == other) {
      return Match.SAME;
    }
    return this == UNKNOWN || other == UNKNOWN ? Match.UNDETERMINED : Match.DIFFERENT;
  }
}
