package io.github.jpki4j.document.pdf.syntax;

/**
 * What a cross-reference table or stream says of one object.
 *
 * @param number of the object
 * @param kind where it is
 * @param generation of the object, 0 in an object stream
 * @param place offset in the file, or number of the object stream
 * @param index in the object stream
 */
record Entry(int number, Kind kind, int generation, int place, int index) {

  /** Where an object is. */
  enum Kind {
    FREE,
    IN_FILE,
    IN_STREAM
  }

  static Entry free(int number, int generation) {
    return new Entry(number, Kind.FREE, generation, 0, 0);
  }

  static Entry inFile(int number, int generation, int offset) {
    return new Entry(number, Kind.IN_FILE, generation, offset, 0);
  }

  static Entry inStream(int number, int stream, int index) {
    return new Entry(number, Kind.IN_STREAM, 0, stream, index);
  }

  boolean isFree() {
    return kind == Kind.FREE;
  }
}
