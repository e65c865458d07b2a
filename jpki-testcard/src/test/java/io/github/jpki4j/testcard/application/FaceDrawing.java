package io.github.jpki4j.testcard.application;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/**
 * The drawing behind the photo of the simulated card: a round face above the word TEST, nobody's.
 * Java has no encoder for JPEG 2000, so the two resources were made by hand, once:
 *
 * <pre>
 * java FaceDrawing.java face.pgm test-face.jpg
 * opj_compress -i face.pgm -o test-face.jp2 -r 12 -n 4
 * </pre>
 *
 * opj_compress is of Debian's libopenjp2-tools 2.5.0. A test compares the resources with the
 * drawing.
 */
final class FaceDrawing {

  static final int WIDTH = 120;
  static final int HEIGHT = 160;

  private static final int PAPER = 235;
  private static final int SKIN = 190;
  private static final int HAIR = 70;
  private static final int COAT = 120;
  private static final int LINE = 30;

  /** The word TEST, five rows of four letters with three columns and a gap each. */
  private static final String[] WORD = {
    "### ### ### ###", " #  #   #    # ", " #  ### ###  # ", " #  #     #  # ", " #  ### ###  # "
  };

  private static final int DOT = 7;

  private FaceDrawing() {}

  /** Grey values from 0 (black) to 255, row by row. */
  static byte[] pixels() {
    byte[] grey = new byte[WIDTH * HEIGHT];
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        grey[y * WIDTH + x] = (byte) grey(x, y);
      }
    }
    return grey;
  }

  private static int grey(int x, int y) {
    if (isWord(x, y)) {
      return LINE;
    }
    boolean eye = inside(x, y, 47, 60, 4, 4) || inside(x, y, 73, 60, 4, 4);
    boolean mouth = inside(x, y, 60, 80, 14, 8) && y > 82;
    if (eye || mouth) {
      return LINE;
    }
    if (inside(x, y, 60, 64, 29, 38) && y > 42) {
      return SKIN;
    }
    if (inside(x, y, 60, 58, 36, 42)) {
      return HAIR;
    }
    return inside(x, y, 60, 165, 52, 60) ? COAT : PAPER;
  }

  private static boolean inside(int x, int y, int middleX, int middleY, int width, int height) {
    double dx = (x - middleX) / (double) width;
    double dy = (y - middleY) / (double) height;
    return dx * dx + dy * dy <= 1;
  }

  private static boolean isWord(int x, int y) {
    int column = Math.floorDiv(x - 8, DOT);
    int row = Math.floorDiv(y - 120, DOT);
    return row >= 0
        && row < WORD.length
        && column >= 0
        && column < WORD[row].length()
        && WORD[row].charAt(column) == '#';
  }

  public static void main(String[] files) throws IOException {
    byte[] grey = pixels();
    try (OutputStream out = Files.newOutputStream(Path.of(files[0]))) {
      String header = "P5\n" + WIDTH + " " + HEIGHT + "\n255\n";
      out.write(header.getBytes(StandardCharsets.US_ASCII));
      out.write(grey);
    }
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setDataElements(0, 0, WIDTH, HEIGHT, grey);
    ImageIO.write(image, "jpg", Path.of(files[1]).toFile());
  }
}
