package io.github.jpki4j.document.pdf.write;

import io.github.jpki4j.document.pdf.syntax.PdfObject;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Dictionary;

/** What is written between obj and endobj. */
sealed interface Body {

  /** The object, or the dictionary of the stream. */
  PdfObject value();

  /** An object that is no stream. */
  record Plain(PdfObject value) implements Body {}

  /** A stream whose bytes are encoded; they may still be encrypted. */
  final class Stream implements Body {

    private final Dictionary dictionary;
    private final byte[] content;

    Stream(Dictionary dictionary, byte[] content) {
      this.dictionary = dictionary;
      this.content = content;
    }

    @Override
    public Dictionary value() {
      return dictionary;
    }

    /** The array itself. */
    byte[] content() {
      return content;
    }
  }

  /** A signature dictionary without /ByteRange and /Contents; the room for it in bytes. */
  record Signature(Dictionary value, int room) implements Body {}
}
