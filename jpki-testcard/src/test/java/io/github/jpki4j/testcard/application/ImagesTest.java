package io.github.jpki4j.testcard.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.github.jpki4j.testcard.CardVariant;
import io.github.jpki4j.testcard.Hex;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.application.DataObjects.One;
import io.github.jpki4j.testcard.pki.Holder;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The images of the card, as readers that are not ours see them. */
class ImagesTest {

  private final TestCard card = TestCard.builder().build();

  private static Map<String, One> face(TestCard card) {
    return DataObjects.inside(new NeighbourDesk(card).surface(2));
  }

  private static BufferedImage png(byte[] bytes) throws IOException {
    assertThat(Hex.text(bytes)).startsWith("89504E470D0A1A0A0000000D49484452");
    assertThat(bytes[24]).as("bits per pixel").isEqualTo((byte) 1);
    assertThat(bytes[25]).as("greyscale").isZero();
    return ImageIO.read(new ByteArrayInputStream(bytes));
  }

  /** A part of an image as rows of '#' and '.'. */
  private static String drawn(BufferedImage image, int left, int width, int height, int scale) {
    StringBuilder text = new StringBuilder();
    for (int y = 0; y < Math.min(height, image.getHeight()); y += scale) {
      for (int x = left; x < left + width; x += scale) {
        text.append((image.getRGB(x, y) & 0xFF) == 0 ? '#' : '.');
      }
      text.append('\n');
    }
    return text.toString();
  }

  @Test
  void offsetsPointAtTheTagsOfTheNineItems() {
    for (TestCard each :
        new TestCard[] {card, TestCard.builder().with(CardVariant.OUTER_LENGTH_82).build()}) {
      byte[] file = new NeighbourDesk(each).surface(2);
      byte[] offsets = face(each).get("DF21").value();
      assertThat(offsets).hasSize(18);
      for (int i = 0; i < 9; i++) {
        int at = ((offsets[2 * i] & 0xFF) << 8) | (offsets[2 * i + 1] & 0xFF);
        assertThat(Hex.text(Arrays.copyOfRange(file, at, at + 2)))
            .isEqualTo("DF%02X".formatted(0x22 + i));
      }
    }
  }

  @Test
  void imagesOfNumbersHaveSixPixelsForADigit() throws IOException {
    BufferedImage code = png(face(card).get("DF2A").value());
    assertThat(code.getWidth()).isEqualTo(24);
    assertThat(code.getHeight()).isEqualTo(12);
    assertThat(drawn(code, 0, 6, 12, 1)).isEqualTo(drawn(code, 6, 6, 12, 1)); // the code is 2285
    assertThat(drawn(code, 0, 6, 12, 1))
        .isEqualTo(
            "......\n".repeat(3)
                + ".###..\n#...#.\n....#.\n...#..\n..#...\n.#....\n#####.\n"
                + "......\n".repeat(2));
    byte[] number = DataObjects.inside(new NeighbourDesk(card).surface(5)).get("DF41").value();
    assertThat(png(number).getWidth()).isEqualTo(72);
    assertThat(png(number).getHeight()).isEqualTo(12);
  }

  @Test
  void nameAndAddressSayTestWhoeverTheHolderIs() throws IOException {
    TestCard other =
        TestCard.builder().holder(Holder.test().withName("名前").withAddress("住所１")).build();
    for (TestCard each : new TestCard[] {card, other}) {
      for (String tag : new String[] {"DF25", "DF26"}) {
        byte[] image = face(each).get(tag).value();
        assertThat(saysTest(png(image))).as(tag).isTrue();
        assertThat(new String(image, StandardCharsets.ISO_8859_1)).contains("Comment\0TEST");
      }
    }
    assertThat(saysTest(png(face(card).get("DF2A").value()))).isFalse();
  }

  /** Whether the word TEST stands at any place of the first line. */
  private static boolean saysTest(BufferedImage image) throws IOException {
    BufferedImage word = png(TextImage.text("TEST"));
    String expected = drawn(word, 0, word.getWidth(), word.getHeight(), 2);
    assertThat(expected).contains("#####.#####..####.#####.");
    for (int left = 0; left + word.getWidth() <= image.getWidth(); left += 12) {
      if (drawn(image, left, word.getWidth(), word.getHeight(), 2).equals(expected)) {
        return true;
      }
    }
    return false;
  }

  @Test
  void photoOfTheCardIsTheDrawingAsOpenJpegSeesIt(@TempDir Path folder) throws Exception {
    byte[] photo = face(card).get("DF27").value();
    assertThat(Hex.text(photo)).startsWith("0000000C6A5020200D0A870A").endsWith("FFD9");
    assertThat(photo.length).isLessThan(4096);
    byte[] codestream = with(CardVariant.PHOTO_CODESTREAM);
    assertThat(Hex.text(codestream)).startsWith("FF4FFF51").endsWith("FFD9");
    if (openJpegIsInstalled()) {
      assertThat(difference(decompressed(folder, "photo.jp2", photo))).isLessThan(8);
      assertThat(difference(decompressed(folder, "photo.j2k", codestream))).isLessThan(8);
    }
  }

  @Test
  void photoCanBeAJpegOrEmpty() throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(with(CardVariant.PHOTO_JPEG)));
    assertThat(image.getType()).isEqualTo(BufferedImage.TYPE_BYTE_GRAY);
    assertThat(difference(((DataBufferByte) image.getRaster().getDataBuffer()).getData()))
        .isLessThan(8);
    assertThat(with(CardVariant.PHOTO_EMPTY)).isEmpty();
  }

  private static byte[] with(CardVariant variant) {
    return face(TestCard.builder().with(variant).build()).get("DF27").value();
  }

  /** The mean difference of grey values from the drawing. */
  private static double difference(byte[] grey) {
    byte[] drawing = FaceDrawing.pixels();
    assertThat(grey).hasSameSizeAs(drawing);
    long sum = 0;
    for (int i = 0; i < grey.length; i++) {
      sum += Math.abs((grey[i] & 0xFF) - (drawing[i] & 0xFF));
    }
    return sum / (double) grey.length;
  }

  /** The pixels of the PGM that opj_decompress makes, which end its file. */
  private static byte[] decompressed(Path folder, String name, byte[] image) throws Exception {
    Path in = Files.write(folder.resolve(name), image);
    Path out = folder.resolve(name + ".pgm");
    Process process =
        new ProcessBuilder("opj_decompress", "-i", in.toString(), "-o", out.toString())
            .redirectErrorStream(true)
            .start();
    process.getInputStream().readAllBytes();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    byte[] pgm = Files.readAllBytes(out);
    return Arrays.copyOfRange(pgm, pgm.length - FaceDrawing.WIDTH * FaceDrawing.HEIGHT, pgm.length);
  }

  private static boolean openJpegIsInstalled() throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder("opj_decompress", "-h").redirectErrorStream(true).start();
      process.getInputStream().readAllBytes();
      process.waitFor();
      return true;
    } catch (IOException missing) {
      String message = "opj_decompress is not installed: it did not look at the photo";
      if (Boolean.getBoolean("jpki.check")) {
        fail(message);
      }
      System.out.println(message);
      return false;
    }
  }
}
