package io.github.jpki4j.card.surface;

/**
 * How much of the card face is read.
 *
 * @since 0.1.0
 */
public enum FaceScope {
  /** Everything, in one READ where extended length works. */
  ALL,

  /**
   * Everything but the photo, which is the longest part: over NFC it takes longer than all the
   * rest. One READ more than {@link #ALL} with extended length, many fewer without.
   */
  WITHOUT_PHOTO
}
