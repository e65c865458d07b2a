package io.github.jpki4j.document.pdf.stamp;

import io.github.jpki4j.document.pdf.syntax.PdfObject.Reference;
import io.github.jpki4j.document.pdf.write.ObjectSink;

/** A font for some lines of a stamp. */
interface StampFont {

  /** Its name among the resources of the stamp. */
  String resource();

  /** The width of one of the lines in units of the font's size. */
  double width(String line);

  /** One of the lines in the codes of the font. */
  byte[] codes(String line);

  /**
   * Adds its objects.
   *
   * @param claim of the file that they are added to
   */
  Reference addTo(ObjectSink sink, PdfaClaim claim);
}
