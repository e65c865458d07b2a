package io.github.jpki4j.reset.simulation;

import io.github.jpki4j.card.surface.CardImage;

/**
 * Compares the photo on the chip with the person before the camera. The app brings it: this library
 * has no camera and decodes no photo.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface FaceComparison {

  /**
   * Compares.
   *
   * @param photo the photo as the card holds it, usually JPEG 2000; closed when this returns, so
   *     what is needed for longer is copied, and erased by whoever copied it
   * @return what was found
   */
  FaceMatch compare(CardImage photo);
}
