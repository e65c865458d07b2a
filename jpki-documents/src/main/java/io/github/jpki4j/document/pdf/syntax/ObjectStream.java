package io.github.jpki4j.document.pdf.syntax;

import io.github.jpki4j.document.pdf.syntax.PdfObject.Stream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The objects of an object stream (ISO 32000-2, 7.5.7), each by its index and its number. */
final class ObjectStream {

  private final List<Integer> numbers = new ArrayList<>();
  private final List<PdfObject> objects = new ArrayList<>();

  private ObjectStream() {}

  static ObjectStream read(byte[] file, Stream stream, Limits limits, Leniency leniency)
      throws SyntaxException {
    int offset = stream.start();
    int count = StreamDecoder.number(stream.dictionary(), "N", -1);
    int first = StreamDecoder.number(stream.dictionary(), "First", -1);
    if (!stream.dictionary().is("Type", "ObjStm") || count < 0 || first < 0) {
      throw new SyntaxException(offset, "an object stream that is none");
    }
    byte[] data = new StreamDecoder(file, limits).decode(stream);
    try {
      ObjectStream objects = new ObjectStream();
      objects.read(data, count, first, limits, leniency);
      return objects;
    } catch (SyntaxException e) { // offsets of the file, not of the decoded data
      throw new SyntaxException(offset, "in an object stream: " + e.reason());
    }
  }

  /** One that is encrypted as a whole, and nothing in it once more. */
  static ObjectStream read(
      Encryption encryption,
      byte[] file,
      Stream stream,
      Entry entry,
      Limits limits,
      Leniency leniency)
      throws SyntaxException {
    byte[] plain = encryption.content(file, stream, entry.number(), entry.generation());
    try {
      return read(plain, new Stream(stream.dictionary(), 0, plain.length), limits, leniency);
    } catch (SyntaxException e) { // offsets of the file
      throw new SyntaxException(e.kind(), stream.start(), e.reason());
    }
  }

  private void read(byte[] data, int count, int first, Limits limits, Leniency leniency)
      throws SyntaxException {
    if (first > data.length) {
      throw new SyntaxException(0, "a wrong /First");
    }
    List<Integer> offsets = header(data, count, first);
    for (int i = 0; i < count; i++) {
      int end = i + 1 < count ? offsets.get(i + 1) : data.length;
      if (offsets.get(i) >= end) {
        throw new SyntaxException(offsets.get(i), "objects that are not one after the other");
      }
      Scanner in = new Scanner(data, offsets.get(i), end);
      ObjectParser parser = new ObjectParser(in, limits, leniency, false);
      parser.skip();
      PdfObject object = parser.value();
      objects.add(object);
      parser.skip();
      if (object instanceof PdfObject.Reference) {
        throw new SyntaxException(in.position(), "an object that is only a reference");
      }
      if (in.position() != end) {
        throw new SyntaxException(in.position(), "something between objects");
      }
    }
  }

  private List<Integer> header(byte[] data, int count, int first) throws SyntaxException {
    Scanner in = new Scanner(data, 0, first);
    List<Integer> offsets = new ArrayList<>();
    Set<Integer> seen = new HashSet<>();
    for (int i = 0; i < count; i++) {
      in.skipWhite();
      int number = in.requireCount();
      in.skipWhite();
      long offset = (long) first + in.requireCount();
      if (!seen.add(number) || offset > data.length) {
        throw new SyntaxException(in.position(), "a number that is there twice, or outside");
      }
      numbers.add(number);
      offsets.add((int) offset);
    }
    in.skipWhite();
    if (in.peek() >= 0) {
      throw new SyntaxException(in.position(), "more than /N numbers");
    }
    return offsets;
  }

  List<Integer> numbers() {
    return numbers;
  }

  /** The object with an index and a number. */
  PdfObject object(int index, int number, int offset) throws SyntaxException {
    if (index >= objects.size() || numbers.get(index) != number) {
      throw new SyntaxException(offset, "object " + number + " is not where it should be");
    }
    return objects.get(index);
  }
}
