package io.github.jpki4j.reset.simulation;

/**
 * What the app found when it compared the person's face with the photo on the chip. The app hands
 * it in; this library sees no face.
 *
 * @since 0.1.0
 */
public enum FaceMatch {
  /** The same person. */
  MATCHED,
  /** Not recognised this time. */
  NOT_MATCHED,
  /** The photo is too different for further attempts to make sense. */
  TOO_DIFFERENT,
  /** Not compared: it is asked for only when the signature password is to be reset. */
  NOT_COMPARED
}
