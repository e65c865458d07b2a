package io.github.jpki4j.document.pdf.stamp;

import static io.github.jpki4j.document.pdf.write.PdfValues.name;
import static io.github.jpki4j.document.pdf.write.PdfValues.with;

import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.pdf.syntax.PdfObject;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Reference;
import io.github.jpki4j.document.pdf.write.ObjectSink;
import java.awt.image.Raster;
import java.io.IOException;
import javax.imageio.ImageReader;

/** A JPEG, which a PDF can hold as it is. */
final class JpegImage extends StampImage {

  private static final int COLOURS = 3;

  private final boolean isGray;
  private final byte[] file;

  private JpegImage(Raster raster, byte[] file) {
    super(raster.getWidth(), raster.getHeight());
    this.isGray = raster.getNumBands() == 1;
    this.file = file;
  }

  /** Decodes it, to know that a viewer can. */
  static JpegImage of(ImageReader reader, byte[] file) throws IOException, DocumentException {
    Raster raster = reader.readRaster(0, null);
    if (raster.getNumBands() != 1 && raster.getNumBands() != COLOURS) {
      throw refused("a JPEG in the colours of print (CMYK)");
    }
    return new JpegImage(raster, file);
  }

  @Override
  Reference addTo(ObjectSink sink, PdfaClaim claim) {
    PdfObject colours = isGray ? Colours.gray(claim) : Colours.rgb(claim);
    return sink.addEncoded(with(dictionary(colours), "Filter", name("DCTDecode")), file);
  }
}
