package io.github.jpki4j.document.pdf.stamp;

import static io.github.jpki4j.document.pdf.write.PdfValues.name;
import static io.github.jpki4j.document.pdf.write.PdfValues.number;

import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentException.Problem;
import io.github.jpki4j.document.pdf.syntax.PdfObject;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Dictionary;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Reference;
import io.github.jpki4j.document.pdf.write.ObjectSink;
import io.github.jpki4j.document.pdf.write.PdfValues;
import io.github.jpki4j.document.signer.DocumentBoundary;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** An image of a stamp, PNG or JPEG, such as that of a seal. Immutable, thread-safe. */
public abstract sealed class StampImage permits JpegImage, PngImage {

  /** Bytes of a file. */
  public static final int MOST_BYTES = 4 << 20;

  /** Pixels of an image; in memory each is some bytes. */
  public static final int MOST_PIXELS = 4_000_000;

  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};

  private final int width;
  private final int height;

  StampImage(int width, int height) {
    this.width = width;
    this.height = height;
  }

  /**
   * Reads an image.
   *
   * @param file the bytes; neither kept nor changed
   * @return the image
   * @throws DocumentException {@link Problem#STAMP_IMAGE} if it is no PNG or JPEG, cannot be read,
   *     or is too large
   */
  public static StampImage read(byte[] file) throws DocumentException {
    if (file.length > MOST_BYTES) {
      throw refused("more than " + MOST_BYTES + " bytes");
    }
    return DocumentBoundary.call(
        cause -> new DocumentException(Problem.STAMP_IMAGE, -1, "a damaged image", cause),
        () -> {
          if (startsWith(file, PNG)) {
            return decode("png", file, PngImage::of);
          }
          if (startsWith(file, JPEG)) {
            byte[] image = JpegSegments.image(file);
            return decode("jpeg", image, reader -> JpegImage.of(reader, image));
          }
          throw refused("neither PNG nor JPEG");
        });
  }

  static DocumentException refused(String reason) {
    return new DocumentException(Problem.STAMP_IMAGE, -1, reason, null);
  }

  private static boolean startsWith(byte[] file, byte[] word) {
    return file.length >= word.length && Arrays.equals(file, 0, word.length, word, 0, word.length);
  }

  /** What becomes of an image that is not too large. */
  @FunctionalInterface
  private interface Decoding {

    StampImage decode(ImageReader reader) throws IOException, DocumentException;
  }

  private static StampImage decode(String format, byte[] file, Decoding decoding)
      throws IOException, DocumentException {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
    ImageReader reader = readers.next();
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
      reader.setInput(in, true, true);
      if ((long) reader.getWidth(0) * reader.getHeight(0) > MOST_PIXELS) {
        throw refused("more than " + MOST_PIXELS + " pixels");
      }
      return decoding.decode(reader);
    } finally {
      reader.dispose();
    }
  }

  /** Its width in proportion to its height. */
  double aspect() {
    return (double) width / height;
  }

  /**
   * What every image has.
   *
   * @param colours its colour space, of eight bits for each colour
   */
  Dictionary dictionary(PdfObject colours) {
    return PdfValues.dictionary(
        "Type", name("XObject"),
        "Subtype", name("Image"),
        "Width", number(width),
        "Height", number(height),
        "BitsPerComponent", number(8),
        "ColorSpace", colours);
  }

  /**
   * Adds its objects.
   *
   * @param claim of the file that they are added to
   */
  abstract Reference addTo(ObjectSink sink, PdfaClaim claim);
}
