package io.github.jpki4j.cert;

/**
 * Whether two values of an attribute say the same.
 *
 * @since 0.1.0
 */
public enum Match {
  /** They are the same. */
  SAME,
  /**
   * They are the same as far as can be seen: at least one character on one side is a stand-in
   * (代替文字), which agrees with any one character, its variation selector included.
   */
  SAME_BUT_SUBSTITUTED,
  /**
   * They are written differently and are the same once widths, dashes, spaces, variation selectors
   * and forms of a character do not count; in an address neither the form of its numbers. It cannot
   * be told whether anything changed: most likely not.
   */
  OTHER_SPELLING,
  /** They are different, and neither a stand-in nor another spelling explains it. */
  DIFFERENT,
  /** It cannot be told: a value or a part of it is missing, or its flags cannot be relied on. */
  UNDETERMINED
}
