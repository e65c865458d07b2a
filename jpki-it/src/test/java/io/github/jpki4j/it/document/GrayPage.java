package io.github.jpki4j.it.document;

import io.github.jpki4j.testkit.program.ForeignJudge;
import io.github.jpki4j.testkit.program.ForeignJudge.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The first page of a PDF as a viewer shows it, from 0 for black to 255 for white, two pixels a
 * point.
 */
record GrayPage(int width, int height, byte[] pixels) {

  private static final String DPI = "144";

  /** Pixels a point. */
  static final int SCALE = 2;

  /** Viewers that have nothing in common. */
  enum Viewer {
    POPPLER,
    MUPDF;

    /** What it shows of the part of the page that is to be seen. */
    GrayPage show(Path pdf) throws IOException {
      Path image = Files.createTempFile(pdf.getParent(), "page", ".pgm");
      String name = image.toString();
      Verdict shown =
          this == POPPLER
              ? ForeignJudge.of("pdftoppm", "-v", "poppler-utils")
                  .run("-cropbox", "-gray", "-r", DPI, "-singlefile", pdf.toString(), stem(name))
              : ForeignJudge.of("mutool", "-v", "mupdf-tools")
                  .run("draw", "-q", "-r", DPI, "-c", "gray", "-o", name, pdf.toString(), "1");
      if (shown.exit() != 0) {
        throw new IllegalStateException(shown.text());
      }
      return read(Files.readAllBytes(image));
    }

    private static String stem(String name) {
      return name.substring(0, name.lastIndexOf('.'));
    }
  }

  /** A binary PGM of eight bits a pixel. */
  private static GrayPage read(byte[] pgm) {
    int at = 0;
    String[] words = new String[4];
    for (int i = 0; i < words.length; i++) {
      int end = at;
      while (!Character.isWhitespace(pgm[end])) {
        end++;
      }
      words[i] = new String(pgm, at, end - at, StandardCharsets.US_ASCII);
      at = end + 1;
    }
    int width = Integer.parseInt(words[1]);
    int height = Integer.parseInt(words[2]);
    byte[] pixels = new byte[width * height];
    System.arraycopy(pgm, at, pixels, 0, pixels.length);
    return new GrayPage(width, height, pixels);
  }

  /** A pixel, from the lower left corner. */
  int at(int x, int y) {
    return pixels[(height - 1 - y) * width + x] & 0xFF;
  }

  /** The part from the lower left corner, in points. */
  GrayPage corner(int wide, int high) {
    GrayPage corner =
        new GrayPage(wide * SCALE, high * SCALE, new byte[wide * high * SCALE * SCALE]);
    for (int y = 0; y < corner.height; y++) {
      for (int x = 0; x < corner.width; x++) {
        corner.pixels[(corner.height - 1 - y) * corner.width + x] = (byte) at(x, y);
      }
    }
    return corner;
  }

  /** The same upside down. */
  GrayPage turned() {
    byte[] turned = new byte[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      turned[i] = pixels[pixels.length - 1 - i];
    }
    return new GrayPage(width, height, turned);
  }

  /** How far the pixels are from those of another page of the same size, on average. */
  double distance(GrayPage other) {
    long sum = 0;
    for (int i = 0; i < pixels.length; i++) {
      sum += Math.abs((pixels[i] & 0xFF) - (other.pixels[i] & 0xFF));
    }
    return (double) sum / pixels.length;
  }

  /** The smallest rectangle with all that is not white: left, bottom, right, top in points. */
  double[] ink() {
    double[] ink = {Double.MAX_VALUE, Double.MAX_VALUE, 0, 0};
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        if (at(x, y) < 250) {
          ink[0] = Math.min(ink[0], (double) x / SCALE);
          ink[1] = Math.min(ink[1], (double) y / SCALE);
          ink[2] = Math.max(ink[2], (x + 1.0) / SCALE);
          ink[3] = Math.max(ink[3], (y + 1.0) / SCALE);
        }
      }
    }
    return ink;
  }
}
