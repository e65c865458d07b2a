package io.github.jpki4j.document.pdf.stamp;

import static io.github.jpki4j.document.pdf.write.PdfValues.name;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentException.Problem;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Dictionary;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Reference;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StampImageTest {

  private static final PdfaClaim NO_CLAIM = new PdfaClaim(0, false);
  private static final long SEED = 20261130;
  private static final int MUTANTS = 2000;

  private static byte[] file(String format, BufferedImage image) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThat(ImageIO.write(image, format, out)).isTrue();
    return out.toByteArray();
  }

  private static BufferedImage image(int type, int... argb) {
    BufferedImage image = new BufferedImage(argb.length, 1, type);
    image.setRGB(0, 0, argb.length, 1, argb, 0, argb.length);
    return image;
  }

  private static byte[] gray(int... values) throws IOException {
    BufferedImage image = new BufferedImage(values.length, 1, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setSamples(0, 0, values.length, 1, 0, values);
    return file("png", image);
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  @Test
  void theColoursOfAPngAreThoseOfTheFile() throws Exception {
    CollectedObjects objects = new CollectedObjects();
    byte[] rgb = file("png", image(BufferedImage.TYPE_INT_RGB, 0x102030, 0xFF8001));
    Reference image = StampImage.read(rgb).addTo(objects, NO_CLAIM);
    assertThat(objects.content(image)).isEqualTo(bytes(0x10, 0x20, 0x30, 0xFF, 0x80, 0x01));
    assertThat(objects.dictionary(image).is("ColorSpace", "DeviceRGB")).isTrue();
    assertThat(objects.dictionary(image).get("SMask")).isNull();

    Reference gray = StampImage.read(gray(0, 64, 128, 255)).addTo(objects, NO_CLAIM);
    assertThat(objects.content(gray)).as("not made lighter").isEqualTo(bytes(0, 64, 128, 255));
    assertThat(objects.dictionary(gray).is("ColorSpace", "DeviceGray")).isTrue();

    byte[] indexed = file("png", image(BufferedImage.TYPE_BYTE_INDEXED, 0xFFFF0000, 0xFF00FF00));
    Reference palette = StampImage.read(indexed).addTo(objects, NO_CLAIM);
    assertThat(objects.content(palette)).isEqualTo(bytes(0xFF, 0, 0, 0, 0xFF, 0));
  }

  @ParameterizedTest
  @CsvSource({
    "0, false, true",
    "1, true, false",
    "1, false, false",
    "2, true, true",
    "2, false, false",
    "3, true, true",
    "4, false, false"
  })
  void transparentPixelsStaySoWherePdfaAllowsItAndAreWhiteElsewhere(
      int part, boolean hasIntent, boolean isMasked) throws Exception {
    byte[] file =
        file("png", image(BufferedImage.TYPE_INT_ARGB, 0x80FF0000, 0x00000000, 0xFF0000FF));
    CollectedObjects objects = new CollectedObjects();
    Reference image = StampImage.read(file).addTo(objects, new PdfaClaim(part, hasIntent));
    if (isMasked) {
      Reference mask = (Reference) objects.dictionary(image).get("SMask");
      assertThat(objects.content(mask)).isEqualTo(bytes(0x80, 0, 0xFF));
      assertThat(Arrays.copyOf(objects.content(image), 3)).isEqualTo(bytes(0xFF, 0, 0));
    } else {
      assertThat(objects.dictionary(image).get("SMask")).isNull();
      assertThat(objects.content(image))
          .isEqualTo(bytes(0xFF, 0x7F, 0x7F, 0xFF, 0xFF, 0xFF, 0, 0, 0xFF));
    }
  }

  @Test
  void aJpegIsKeptWithoutWhatACameraWroteAndWhatIsBehindIt() throws Exception {
    byte[] jpeg = file("jpeg", image(BufferedImage.TYPE_INT_RGB, 0x102030, 0xFF8001));
    byte[] exif = {(byte) 0xFF, (byte) 0xE1, 0, 8, 'S', 'E', 'C', 'R', 'E', 'T'};
    byte[] comment = {(byte) 0xFF, (byte) 0xFE, 0, 8, 'S', 'E', 'C', 'R', 'E', 'T'};
    byte[] more =
        joined(
            Arrays.copyOf(jpeg, 2),
            exif,
            comment,
            Arrays.copyOfRange(jpeg, 2, jpeg.length),
            "SECRET".getBytes(StandardCharsets.US_ASCII));
    CollectedObjects objects = new CollectedObjects();
    Reference image = StampImage.read(more).addTo(objects, NO_CLAIM);
    assertThat(objects.content(image)).isEqualTo(jpeg);
    Dictionary dictionary = objects.dictionary(image);
    assertThat(dictionary.get("Filter")).isEqualTo(name("DCTDecode"));
    assertThat(dictionary.is("ColorSpace", "DeviceRGB")).isTrue();
    BufferedImage gray = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
    Reference other = StampImage.read(file("jpeg", gray)).addTo(objects, NO_CLAIM);
    assertThat(objects.dictionary(other).is("ColorSpace", "DeviceGray")).isTrue();
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.write(part, 0, part.length);
    }
    return out.toByteArray();
  }

  /** A PNG that says another size. */
  private static byte[] sized(byte[] png, int width, int height) {
    byte[] changed = png.clone();
    ByteBuffer.wrap(changed).putInt(16, width).putInt(20, height);
    CRC32 check = new CRC32();
    check.update(changed, 12, 17);
    ByteBuffer.wrap(changed).putInt(29, (int) check.getValue());
    return changed;
  }

  @Test
  void whatIsTooLargeOrNoImageIsRefused() throws Exception {
    assertRefused(new byte[0]);
    assertRefused(new byte[StampImage.MOST_BYTES + 1]);
    assertRefused(file("gif", image(BufferedImage.TYPE_INT_RGB, 1)));
    assertRefused(bytes(0xFF, 0xD8, 0xFF, 0xD9));
    byte[] png = gray(1, 2, 3);
    assertRefused(Arrays.copyOf(png, png.length / 2));
    assertRefused(sized(png, 1 << 30, 1 << 30));
    assertRefused(sized(png, 2001, 2000));
  }

  /** Four components, as for print: SOF0 and the table of a scan say so. */
  @Test
  void aJpegInTheColoursOfPrintIsRefused() throws Exception {
    BufferedImage four = new BufferedImage(8, 8, BufferedImage.TYPE_4BYTE_ABGR);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
      writer.setOutput(stream);
      writer.write(null, new IIOImage(four.getRaster(), null, null), writer.getDefaultWriteParam());
    } finally {
      writer.dispose();
    }
    assertRefused(out.toByteArray());
  }

  @Test
  void damagedImagesAreReadOrRefusedAndLeaveNoFile(@TempDir Path folder) throws Exception {
    byte[] png = file("png", new BufferedImage(40, 40, BufferedImage.TYPE_INT_ARGB));
    byte[] jpeg = file("jpeg", new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB));
    Random random = new Random(SEED);
    int refused = 0;
    ImageIO.setCacheDirectory(folder.toFile()); // others of this machine use the usual one, too
    try {
      for (int i = 0; i < MUTANTS; i++) {
        byte[] mutant = (i % 2 == 0 ? png : jpeg).clone();
        for (int j = 0; j < 3; j++) {
          mutant[3 + random.nextInt(mutant.length - 3)] = (byte) random.nextInt();
        }
        try {
          StampImage.read(mutant);
        } catch (DocumentException e) {
          refused++;
        }
      }
    } finally {
      ImageIO.setCacheDirectory(null);
    }
    assertThat(refused).isBetween(1, MUTANTS - 1);
    assertThat(folder).isEmptyDirectory();
  }

  private static void assertRefused(byte[] file) {
    assertThatThrownBy(() -> StampImage.read(file))
        .isInstanceOfSatisfying(
            DocumentException.class, e -> assertThat(e.problem()).isEqualTo(Problem.STAMP_IMAGE));
  }
}
