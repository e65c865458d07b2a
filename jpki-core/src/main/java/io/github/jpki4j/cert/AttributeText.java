package io.github.jpki4j.cert;

import io.github.jpki4j.spelling.WrittenText;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.BiPredicate;

/**
 * A name or an address, and which of its characters are stand-ins (代替文字): characters that are
 * registered but cannot be written in the certificate, JIS level 1 and 2 and supplementary kanji
 * being all it has. Facts: CERT-22, CERT-23.
 *
 * <p>A character is a code point here: {@code 𠮷} (U+20BB7) is one, although a {@code String} holds
 * it in two {@code char}s.
 *
 * <p>Only text that is equal code point by code point is {@link Match#SAME}. The ideographic space
 * U+3000, which parts family and given name, and the ASCII space, a full-width and an ASCII digit,
 * a character with a variation selector and without: these are {@link Match#OTHER_SPELLING}. The
 * rules are in docs/validation.md.
 *
 * <p>The text is what the certificate says, not cleaned for a screen or a terminal: that of a
 * certificate which nobody has validated may hold control characters.
 *
 * @param text the characters as they stand
 * @param flags one digit for each character, 1 for a stand-in; as they stand, empty if there are
 *     none
 * @since 0.1.0
 */
public record AttributeText(String text, String flags) {

  /**
   * Takes text and flags as they are; {@link #flagsMatch} tells whether they go together.
   *
   * @param text the characters
   * @param flags one digit for each character, 1 for a stand-in; empty if they are not known
   */
  public AttributeText {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(flags, "flags");
  }

  /**
   * Text of which every character is the one that is meant.
   *
   * @param text the characters
   * @return the text with a 0 for each of them
   */
  public static AttributeText withoutSubstitutes(String text) {
    char[] zeros = new char[characters(text)];
    Arrays.fill(zeros, '0');
    return new AttributeText(text, new String(zeros));
  }

  /**
   * Number of characters.
   *
   * @return code points, 0 or more
   */
  public int length() {
    return characters(text);
  }

  /**
   * Whether a character is a stand-in. Of use only if {@link #flagsMatch}: otherwise the flags may
   * belong to other characters.
   *
   * @param codePointIndex 0 to {@link #length()} - 1, counted in code points
   * @return true if its flag is there and not 0
   * @throws IndexOutOfBoundsException if there is no such character
   */
  public boolean isSubstituted(int codePointIndex) {
    if (codePointIndex < 0 || codePointIndex >= length()) {
      throw new IndexOutOfBoundsException("there is no such character");
    }
    return isSet(flags.codePoints().toArray(), codePointIndex);
  }

  /**
   * Whether any character is a stand-in.
   *
   * @return true if any flag is not 0, even one that no character belongs to
   */
  public boolean hasSubstitutes() {
    return flags.codePoints().anyMatch(flag -> flag != '0');
  }

  /**
   * Whether there are as many flags as characters. Real certificates have that; an example of a
   * service has not.
   *
   * @return false if the flags cannot be told to characters
   */
  public boolean flagsMatch() {
    return characters(flags) == length();
  }

  /** Whether every flag is 0 or 1. */
  boolean areFlagsBinary() {
    return flags.codePoints().allMatch(flag -> flag == '0' || flag == '1');
  }

  /**
   * Compares with text of another certificate. A stand-in on either side agrees with any one
   * character, its variation selectors and combining marks included.
   *
   * @param other the other text
   * @return {@link Match#SAME} or {@link Match#SAME_BUT_SUBSTITUTED} if they agree; {@link
   *     Match#UNDETERMINED} instead of {@link Match#OTHER_SPELLING} and {@link Match#DIFFERENT} if
   *     on one side the flags are missing, or are set but are not as many as the characters
   */
  public Match compare(AttributeText other) {
    return compare(other, WrittenText::isSpeltLike);
  }

  /**
   * Compares with the text of another address. {@code 一丁目二番三号} is another spelling of {@code
   * １－２－３}.
   *
   * @param other the other address
   * @return as {@link #compare(AttributeText)}
   */
  public Match compareAddress(AttributeText other) {
    return compare(other, WrittenText::isAddressSpeltLike);
  }

  private Match compare(AttributeText other, BiPredicate<WrittenText, WrittenText> spelling) {
    boolean substituted = hasSubstitutes() || other.hasSubstitutes();
    if (text.equals(other.text)) {
      return substituted ? Match.SAME_BUT_SUBSTITUTED : Match.SAME;
    }
    if (areSubstitutesUnclear() || other.areSubstitutesUnclear()) {
      return Match.UNDETERMINED;
    }
    WrittenText mine = new WrittenText(text, flags);
    WrittenText theirs = new WrittenText(other.text, other.flags);
    if (substituted && mine.agreesWith(theirs)) {
      return Match.SAME_BUT_SUBSTITUTED;
    }
    return spelling.test(mine, theirs) ? Match.OTHER_SPELLING : Match.DIFFERENT;
  }

  /**
   * Compares with text that is known exactly, without stand-ins.
   *
   * @param other the other text
   * @return as {@link #compare(AttributeText)}
   */
  public Match compare(String other) {
    return compare(withoutSubstitutes(other));
  }

  /** Neither text nor flags. */
  @Override
  public String toString() {
    return "AttributeText[hidden]";
  }

  private boolean areSubstitutesUnclear() {
    return flags.isEmpty() ? !text.isEmpty() : hasSubstitutes() && !flagsMatch();
  }

  private static boolean isSet(int[] flags, int index) {
    return index < flags.length && flags[index] != '0';
  }

  private static int characters(String text) {
    return text.codePointCount(0, text.length());
  }
}
