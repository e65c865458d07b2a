package io.github.jpki4j.document.pdf.syntax;

import io.github.jpki4j.document.pdf.syntax.SyntaxException.Kind;

/** How much of a file is read at most: more is refused. */
public final class Limits {

  /** Arrays and dictionaries in each other, within one object. */
  public static final int DEPTH = 100;

  /** Entries of all cross-reference tables and streams together. */
  public static final int ENTRIES = 1_000_000;

  /** Values of all objects together: numbers, names, strings and what holds them. */
  public static final int VALUES = 5_000_000;

  /** Bytes of all cross-reference and object streams together, decoded. */
  public static final int DECODED = 128 << 20;

  /** Sections: how often the file was added to. */
  public static final int SECTIONS = 5_000;

  /** Bytes of a name (ISO 32000-1, annex C). */
  static final int NAME = 127;

  /** Characters of a number. */
  static final int NUMBER = 64;

  /** The largest object number. */
  static final int OBJECT_NUMBER = 8_388_607;

  /** The largest /Size: some readers add objects of their own, up to the largest number. */
  static final int SIZE = 8_000_000;

  /** The largest generation. */
  static final int GENERATION = 65_535;

  private int entries = ENTRIES;
  private int values = VALUES;
  private int decoded = DECODED;

  /** What is left of one file's limits. */
  Limits() {}

  void takeEntries(long count, long offset) throws SyntaxException {
    if (count > entries) {
      throw new SyntaxException(
          Kind.TOO_LARGE, offset, "more than " + ENTRIES + " cross-reference entries");
    }
    entries -= (int) count;
  }

  void takeValue(long offset) throws SyntaxException {
    if (--values < 0) {
      throw new SyntaxException(Kind.TOO_LARGE, offset, "more than " + VALUES + " values");
    }
  }

  int decodedLeft() {
    return decoded;
  }

  void takeDecoded(int count) {
    decoded -= count;
  }
}
