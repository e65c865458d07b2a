package io.github.jpki4j.document.pdf.stamp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

/**
 * A JPEG without what is not the image (ISO/IEC 10918-1, annex B): comments, what a camera writes
 * (Exif, with the place perhaps) and what lies behind the end.
 */
final class JpegSegments {

  private static final int START = 0xD8;
  private static final int END = 0xD9;
  private static final int SCAN = 0xDA;
  private static final int COMMENT = 0xFE;
  private static final int FIRST_APPLICATION = 0xE0;

  /** Says which colours the components are. */
  private static final int ADOBE = 0xEE;

  private static final int LAST_APPLICATION = 0xEF;

  private final byte[] file;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private int at = 2;

  private JpegSegments(byte[] file) {
    this.file = file;
  }

  /**
   * Takes what is needed.
   *
   * @throws IOException if the segments do not hold together
   */
  static byte[] image(byte[] file) throws IOException {
    JpegSegments segments = new JpegSegments(file);
    segments.out.write(file, 0, 2);
    while (segments.copy() != END) {
      // the next one
    }
    return segments.out.toByteArray();
  }

  private int unsigned(int place) {
    return file[place] & 0xFF;
  }

  /** One segment, with the data behind it if it begins a scan. */
  private int copy() throws IOException {
    if (unsigned(at) != 0xFF) {
      throw new IOException("no marker at byte " + at);
    }
    int marker = unsigned(at + 1);
    int end = at + 2;
    if (marker == 0xFF) {
      at++; // a fill byte
      return marker;
    }
    if (marker != END) {
      end += unsigned(at + 2) << 8 | unsigned(at + 3);
    }
    if (marker == START || end < at + 2) {
      throw new IOException("a segment that is none at byte " + at);
    }
    if (marker == SCAN) {
      while (!isMarker(end)) {
        end++;
      }
    }
    boolean isForeign = marker > FIRST_APPLICATION && marker <= LAST_APPLICATION && marker != ADOBE;
    if (!isForeign && marker != COMMENT) {
      out.write(file, at, end - at);
    }
    at = end;
    return marker;
  }

  /** Neither a byte of data nor what begins a piece of them anew. */
  private boolean isMarker(int place) {
    int next = unsigned(place + 1);
    return unsigned(place) == 0xFF && next != 0 && (next < 0xD0 || next > 0xD7);
  }
}
