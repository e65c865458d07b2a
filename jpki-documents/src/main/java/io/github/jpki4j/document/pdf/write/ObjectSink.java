package io.github.jpki4j.document.pdf.write;

import io.github.jpki4j.document.pdf.syntax.PdfObject;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Dictionary;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Reference;

/** Takes new objects of a PDF and numbers them. Not thread-safe. */
public interface ObjectSink {

  /**
   * Adds an object that is no stream.
   *
   * @param value of the object
   * @return the reference to it
   */
  Reference add(PdfObject value);

  /**
   * Adds a stream.
   *
   * @param dictionary its entries without /Length and /Filter
   * @param content its bytes, decoded; not to be changed
   * @return the reference to it
   */
  Reference add(Dictionary dictionary, byte[] content);

  /**
   * Adds a stream whose bytes are encoded already.
   *
   * @param dictionary its entries with /Filter, without /Length
   * @param content its bytes as they are written; not to be changed
   * @return the reference to it
   */
  Reference addEncoded(Dictionary dictionary, byte[] content);
}
