package io.github.jpki4j.reset.simulation;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.card.surface.CardFace;
import io.github.jpki4j.card.surface.CardSurfaceAp;
import io.github.jpki4j.pin.VerificationNumberB;
import java.util.Objects;

/**
 * What the app found when it compared the person's face with the photo on the chip. The app hands
 * it in; this library sees no face, but {@link #of} reads the photo.
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
  NOT_COMPARED;

  /**
   * Reads the card face with verification number B, keeping its last try, and has its photo
   * compared. The number is printed on the card: the app takes a picture of it, or the person types
   * it. A {@code JpkiAp} from before is of no use afterwards.
   *
   * @param surface the surface application of the card
   * @param number number B, which stays open
   * @param comparison what compares
   * @return what it found; {@link #NOT_COMPARED} without asking it if the card has no photo
   * @throws JpkiException as {@link CardSurfaceAp#readFace(VerificationNumberB)}; nothing was
   *     compared then
   */
  public static FaceMatch of(
      CardSurfaceAp surface, VerificationNumberB number, FaceComparison comparison)
      throws JpkiException {
    Objects.requireNonNull(comparison, "comparison");
    try (CardFace face = surface.readFace(number)) {
      return face.photo().map(comparison::compare).orElse(NOT_COMPARED);
    }
  }
}
