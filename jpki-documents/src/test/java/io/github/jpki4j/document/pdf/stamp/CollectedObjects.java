package io.github.jpki4j.document.pdf.stamp;

import io.github.jpki4j.document.pdf.syntax.PdfObject;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Dictionary;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Reference;
import io.github.jpki4j.document.pdf.write.ObjectSink;
import java.util.ArrayList;
import java.util.List;

/** Keeps what is added, numbered from 0. */
final class CollectedObjects implements ObjectSink {

  private final List<PdfObject> values = new ArrayList<>();
  private final List<byte[]> contents = new ArrayList<>();

  @Override
  public Reference add(PdfObject value) {
    return add(value, new byte[0]);
  }

  @Override
  public Reference add(Dictionary dictionary, byte[] content) {
    return add((PdfObject) dictionary, content);
  }

  @Override
  public Reference addEncoded(Dictionary dictionary, byte[] content) {
    return add((PdfObject) dictionary, content);
  }

  private Reference add(PdfObject value, byte[] content) {
    values.add(value);
    contents.add(content);
    return new Reference(values.size() - 1, 0);
  }

  Dictionary dictionary(Reference reference) {
    return (Dictionary) values.get(reference.number());
  }

  byte[] content(Reference reference) {
    return contents.get(reference.number());
  }
}
