package io.github.jpki4j.document.pdf.stamp;

import static io.github.jpki4j.document.pdf.write.PdfValues.name;
import static io.github.jpki4j.document.pdf.write.PdfValues.with;

import io.github.jpki4j.document.pdf.syntax.PdfObject.Dictionary;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Reference;
import io.github.jpki4j.document.pdf.write.ObjectSink;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.WritableRaster;
import java.io.IOException;
import javax.imageio.ImageReader;

/** A PNG, decoded to eight bits for each colour, and as many for how opaque each pixel is. */
final class PngImage extends StampImage {

  private static final int OPAQUE = 255;

  /** Four bytes a pixel: how opaque, red, green, blue. */
  private final int[] pixels;

  private PngImage(int width, int height, int[] pixels) {
    super(width, height);
    this.pixels = pixels;
  }

  static PngImage of(ImageReader reader) throws IOException {
    BufferedImage image = reader.read(0);
    int width = image.getWidth();
    int height = image.getHeight();
    boolean isGray =
        image.getColorModel().getNumColorComponents() == 1
            && !(image.getColorModel() instanceof IndexColorModel);
    int[] pixels =
        isGray
            ? gray(image.getRaster(), image.getColorModel().getComponentSize(0))
            : image.getRGB(0, 0, width, height, null, 0, width);
    return new PngImage(width, height, pixels);
  }

  /** As the file has it: Java would take gray for linear, and make it lighter. */
  private static int[] gray(WritableRaster raster, int bits) {
    int count = raster.getWidth() * raster.getHeight();
    int[] values =
        raster.getSamples(0, 0, raster.getWidth(), raster.getHeight(), 0, new int[count]);
    int[] alpha =
        raster.getNumBands() == 1
            ? null
            : raster.getSamples(0, 0, raster.getWidth(), raster.getHeight(), 1, new int[count]);
    for (int i = 0; i < count; i++) {
      int value = values[i] >> (bits - 8);
      int opaque = alpha == null ? OPAQUE : alpha[i] >> (bits - 8);
      values[i] = opaque << 24 | value << 16 | value << 8 | value;
    }
    return values;
  }

  @Override
  Reference addTo(ObjectSink sink, PdfaClaim claim) {
    boolean isOpaque = true;
    boolean isGray = true;
    for (int pixel : pixels) {
      isOpaque &= pixel >>> 24 == OPAQUE;
      isGray &= (pixel >> 16 & 0xFF) == (pixel & 0xFF) && (pixel >> 8 & 0xFF) == (pixel & 0xFF);
    }
    Dictionary image = dictionary(isGray ? Colours.gray(claim) : Colours.rgb(claim));
    if (!isOpaque && claim.allowsTransparency()) {
      Reference mask = sink.add(dictionary(name("DeviceGray")), opacity());
      image = with(image, "SMask", mask);
      return sink.add(image, colours(isGray, false));
    }
    return sink.add(image, colours(isGray, true));
  }

  private byte[] opacity() {
    byte[] opacity = new byte[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      opacity[i] = (byte) (pixels[i] >>> 24);
    }
    return opacity;
  }

  private byte[] colours(boolean isGray, boolean onWhite) {
    int each = isGray ? 1 : 3;
    byte[] colours = new byte[pixels.length * each];
    for (int i = 0; i < pixels.length; i++) {
      int opaque = onWhite ? pixels[i] >>> 24 : OPAQUE;
      for (int j = 0; j < each; j++) {
        int colour = pixels[i] >> (16 - 8 * j) & 0xFF;
        colours[i * each + j] =
            (byte) ((colour * opaque + OPAQUE * (OPAQUE - opaque) + OPAQUE / 2) / OPAQUE);
      }
    }
    return colours;
  }
}
