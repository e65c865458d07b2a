package io.github.jpki4j.card.surface;

import io.github.jpki4j.card.surface.CardImage.Kind;
import io.github.jpki4j.card.surface.CardImage.Size;
import java.util.Optional;

/** What the first bytes of an image say, read without a decoder: none of them can be wrong. */
final class ImageHeader {

  private static final int[] PNG = {0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A};

  /** The signature box of JP2: ISO/IEC 15444-1 I.5.1. */
  private static final int[] JP2 = {0, 0, 0, 0x0C, 'j', 'P', ' ', ' ', 0x0D, 0x0A, 0x87, 0x0A};

  /** SOC and SIZ, with which each codestream begins: ISO/IEC 15444-1 A.4. */
  private static final int[] J2K = {0xFF, 0x4F, 0xFF, 0x51};

  private static final int[] JPEG = {0xFF, 0xD8, 0xFF};

  private static final int IHDR = 0x49484452;
  private static final int JP2_HEADER_BOX = 0x6A703268;
  private static final int IMAGE_HEADER_BOX = 0x69686472;

  /** Boxes before the header box: a file that has more is not read on. */
  private static final int MOST_BOXES = 16;

  private final byte[] bytes;

  ImageHeader(byte[] bytes) {
    this.bytes = bytes;
  }

  Kind kind() {
    if (startsWith(PNG)) {
      return Kind.PNG;
    }
    if (startsWith(JP2)) {
      return Kind.JP2;
    }
    if (startsWith(J2K)) {
      return Kind.J2K;
    }
    return startsWith(JPEG) ? Kind.JPEG : Kind.UNKNOWN;
  }

  private boolean startsWith(int[] signature) {
    if (bytes.length < signature.length) {
      return false;
    }
    for (int i = 0; i < signature.length; i++) {
      if ((bytes[i] & 0xFF) != signature[i]) {
        return false;
      }
    }
    return true;
  }

  Optional<Size> size(Kind kind) {
    return switch (kind) {
      case PNG -> number(12) == IHDR ? size(number(16), number(20)) : Optional.empty();
      case JP2 -> sizeOfJp2();
      case J2K -> size(number(8) - number(16), number(12) - number(20));
      case JPEG, UNKNOWN -> Optional.empty();
    };
  }

  /** The image header box, first in the header box; in it, height comes before width. */
  private Optional<Size> sizeOfJp2() {
    long at = 0;
    for (int i = 0; i < MOST_BOXES; i++) {
      long length = number(at);
      if (number(at + 4) == JP2_HEADER_BOX) {
        return number(at + 12) == IMAGE_HEADER_BOX
            ? size(number(at + 20), number(at + 16))
            : Optional.empty();
      }
      if (length < 8) {
        return Optional.empty();
      }
      at += length;
    }
    return Optional.empty();
  }

  private static Optional<Size> size(long width, long height) {
    boolean possible =
        width >= 1 && height >= 1 && width <= Integer.MAX_VALUE && height <= Integer.MAX_VALUE;
    return possible ? Optional.of(new Size((int) width, (int) height)) : Optional.empty();
  }

  /** Four bytes as a number, 0 where they are not there. */
  private long number(long at) {
    if (at > bytes.length - 4) {
      return 0;
    }
    long value = 0;
    for (int i = 0; i < 4; i++) {
      value = value << 8 | (bytes[(int) at + i] & 0xFF);
    }
    return value;
  }
}
