package io.github.jpki4j.document.pdf.revision;

import io.github.jpki4j.document.pdf.syntax.PdfObject;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Array;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Dictionary;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Num;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Reference;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Stream;
import io.github.jpki4j.document.pdf.syntax.PdfSyntax;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether values of two states mean the same to every reader. Two references to the same number do:
 * whether that object changed is asked of the object. A value in the place of a reference does not,
 * since some readers take only one of them there; nor does null in the place of nothing, nor 90.0
 * in the place of 90, except among coordinates: mupdf makes nothing of an image transparent whose
 * /Mask has 90.0.
 */
final class ObjectComparison {

  /** Keys of rectangles and matrices, where readers take all numbers. */
  private static final Set<String> COORDINATES =
      Set.of("Rect", "MediaBox", "CropBox", "BleedBox", "TrimBox", "ArtBox", "BBox", "Matrix");

  /** Values of one object that are compared at most; what is larger is another. */
  private static final int MOST = 1_000_000;

  /** Bytes of streams that take as long as one value. */
  private static final int BYTES = 32;

  /** References that are followed in a row. */
  private static final int DEPTH = 20;

  private final PdfSyntax syntax;
  private final int before;
  private final int after;
  private final Work work;
  private int left;
  private boolean follows;

  ObjectComparison(PdfSyntax syntax, int before, int after, Work work) {
    this.syntax = syntax;
    this.before = before;
    this.after = after;
    this.work = work;
  }

  /** The meaning of a value in the earlier state. */
  @Nullable PdfObject old(@Nullable PdfObject value) {
    return syntax.resolve(value, before);
  }

  /** The meaning of a value in the later state. */
  @Nullable PdfObject now(@Nullable PdfObject value) {
    return syntax.resolve(value, after);
  }

  boolean isSame(@Nullable PdfObject older, @Nullable PdfObject newer) {
    return isSame(older, newer, false);
  }

  /** The same for the values of a key, which says whether they are coordinates. */
  boolean isSame(String key, @Nullable PdfObject older, @Nullable PdfObject newer) {
    return isSame(older, newer) || areSameCoordinates(key, older, newer);
  }

  /** The same for what no page shows: a value may stand in the place of a reference to it. */
  boolean meansSame(@Nullable PdfObject older, @Nullable PdfObject newer) {
    return isSame(older, newer, true);
  }

  private boolean isSame(@Nullable PdfObject older, @Nullable PdfObject newer, boolean follow) {
    left = MOST;
    follows = follow;
    return isSame(older, newer, 0);
  }

  private boolean isSame(@Nullable PdfObject older, @Nullable PdfObject newer, int depth) {
    if (--left < 0 || depth > DEPTH || !work.take(1)) {
      return false;
    }
    if (older instanceof Reference && older.equals(newer)) {
      return true;
    }
    if (follows && (older instanceof Reference || newer instanceof Reference)) {
      return isSame(old(older), now(newer), depth + 1);
    }
    if (older == null || newer == null) {
      return older == newer; // a key whose value is null is there for some readers
    }
    if (older instanceof Array a) {
      return newer instanceof Array b && isSameList(a.items(), b.items(), depth);
    }
    if (older instanceof Num a) {
      return newer instanceof Num b && a.equals(b) && a.isInteger() == b.isInteger();
    }
    if (older instanceof Dictionary a) {
      return newer instanceof Dictionary b && isSameDictionary(a, b, depth);
    }
    if (older instanceof Stream a) {
      return newer instanceof Stream b
          && isSameDictionary(a.dictionary(), b.dictionary(), depth)
          && hasSameBytes(a, b);
    }
    return older.equals(newer);
  }

  private static boolean areSameCoordinates(
      String key, @Nullable PdfObject older, @Nullable PdfObject newer) {
    return COORDINATES.contains(key)
        && older instanceof Array a
        && newer instanceof Array b
        && (a.items().size() == 4 || a.items().size() == 6)
        && a.items().stream().allMatch(Num.class::isInstance)
        && a.equals(b);
  }

  private boolean isSameList(List<PdfObject> a, List<PdfObject> b, int depth) {
    if (a.size() != b.size()) {
      return false;
    }
    for (int i = 0; i < a.size(); i++) {
      if (!isSame(a.get(i), b.get(i), depth)) {
        return false;
      }
    }
    return true;
  }

  private boolean isSameDictionary(Dictionary a, Dictionary b, int depth) {
    for (String key : keys(a, b)) {
      if (!areSameCoordinates(key, a.get(key), b.get(key))
          && !isSame(a.get(key), b.get(key), depth)) {
        return false;
      }
    }
    return true;
  }

  /** The keys of both. */
  static Set<String> keys(Dictionary a, Dictionary b) {
    Set<String> keys = new LinkedHashSet<>(a.entries().keySet());
    keys.addAll(b.entries().keySet());
    return keys;
  }

  private boolean hasSameBytes(Stream a, Stream b) {
    if (!work.take(a.length() / BYTES)) {
      return false;
    }
    byte[] file = syntax.bytes();
    return Arrays.equals(
        file, a.start(), a.start() + a.length(), file, b.start(), b.start() + b.length());
  }
}
