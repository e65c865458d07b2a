package io.github.jpki4j.document.pdf.write;

import io.github.jpki4j.document.pdf.syntax.PdfObject;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Array;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Dictionary;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Reference;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a value stands in a PDF: an object, and keys of the dictionaries within it. Whoever sets it
 * replaces that object and no other: an array that is an object of its own, not the page that
 * refers to it.
 */
public final class Place {

  private final PdfUpdate update;
  private final Reference object;
  private final List<String> path;

  /** The entry that refers to the object, where somebody went through one to come here. */
  private final @Nullable Place entry;

  Place(PdfUpdate update, Reference object, List<String> path, @Nullable Place entry) {
    this.update = update;
    this.object = object;
    this.path = path;
    this.entry = entry;
  }

  /**
   * The place of an entry of the dictionary here; that of another object if the entry refers to it.
   *
   * @param key of the entry
   */
  public Place child(String key) {
    @Nullable PdfObject value =
        value() instanceof Dictionary dictionary ? dictionary.get(key) : null;
    List<String> longer = new ArrayList<>(path);
    longer.add(key);
    Place own = new Place(update, object, List.copyOf(longer), null);
    return value instanceof Reference reference && update.value(reference) != null
        ? new Place(update, update.end(reference), List.of(), own)
        : own;
  }

  /**
   * What stands here, with what was set before.
   *
   * @return null if nothing does, or the null object
   */
  public @Nullable PdfObject value() {
    @Nullable PdfObject value = update.value(object);
    for (String key : path) {
      value = value instanceof Dictionary dictionary ? update.value(dictionary.get(key)) : null;
    }
    return value;
  }

  /**
   * Puts a value here; the dictionary that the last key belongs to is made if there is none. A
   * reference takes the place of the one that led here.
   *
   * @param value the new one, no stream
   */
  public void set(PdfObject value) {
    if (value instanceof Reference && entry != null) {
      entry.set(value);
      return;
    }
    update.replace(object, set(update.value(object), path, value));
  }

  private static PdfObject set(@Nullable PdfObject old, List<String> path, PdfObject value) {
    if (path.isEmpty()) {
      return value;
    }
    if (old instanceof PdfObject.Stream) {
      throw new IllegalArgumentException("a stream is not replaced");
    }
    Dictionary dictionary = old instanceof Dictionary known ? known : PdfValues.dictionary();
    String key = path.get(0);
    return PdfValues.with(
        dictionary, key, set(dictionary.get(key), path.subList(1, path.size()), value));
  }

  /**
   * Adds an item to the array here, which is made if there is none; does nothing if the array has
   * that reference already.
   *
   * @param item the last one from now on
   */
  public void append(Reference item) {
    Array array = value() instanceof Array known ? known : new Array(List.of());
    if (!array.items().contains(item)) {
      set(PdfValues.with(array, item));
    }
  }
}
