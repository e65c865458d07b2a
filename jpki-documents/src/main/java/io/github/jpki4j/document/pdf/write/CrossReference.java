package io.github.jpki4j.document.pdf.write;

import io.github.jpki4j.document.pdf.syntax.PdfObject;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Array;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Dictionary;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Text;
import io.github.jpki4j.document.pdf.syntax.PdfSyntax;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** The cross-reference part of a new section (ISO 32000-2, 7.5.4, 7.5.5 and 7.5.8). */
final class CrossReference {

  /** Bytes of a row: type, offset, generation. */
  private static final int[] WIDTHS = {1, 4, 2};

  private static final int ID_LENGTH = 16;

  private final PdfSyntax syntax;
  private final byte[] section;

  /** Where an object is: its offset in the file. */
  record Entry(int offset, int generation) {}

  /**
   * Describes the section.
   *
   * @param syntax the file before it
   * @param section its objects as they are written
   */
  CrossReference(PdfSyntax syntax, byte[] section) {
    this.syntax = syntax;
    this.section = section;
  }

  /** The trailer has what means something there, and nothing else of the one before. */
  Dictionary trailer(int size) {
    Dictionary before = syntax.last().trailer();
    Dictionary trailer = PdfValues.dictionary("Size", PdfValues.number(size));
    for (String key : List.of("Root", "Info", "Encrypt")) {
      @Nullable PdfObject value = before.get(key);
      if (value != null) {
        trailer = PdfValues.with(trailer, key, value);
      }
    }
    trailer = PdfValues.with(trailer, "Prev", PdfValues.number(syntax.tail().xref()));
    @Nullable PdfObject id = id(before);
    return id == null ? trailer : PdfValues.with(trailer, "ID", id);
  }

  /** The first half stays for ever; what is encrypted depends on it, even if it is missing. */
  private @Nullable PdfObject id(Dictionary before) {
    Text own = PdfValues.text(hash());
    @Nullable PdfObject id = syntax.resolve(before.get("ID"), syntax.last().number());
    if (id instanceof Array array && !array.items().isEmpty()) {
      return PdfValues.array(array.items().get(0), own);
    }
    return before.get("Encrypt") == null ? PdfValues.array(own, own) : null;
  }

  /** Another section has another one, so that files of the same origin can be told apart. */
  private byte[] hash() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(syntax.bytes().length).array());
      return Arrays.copyOf(digest.digest(section), ID_LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has it", e);
    }
  }

  /** The dictionary of a cross-reference stream, which is its trailer as well. */
  Dictionary streamDictionary(SortedMap<Integer, Entry> entries, int size) {
    List<PdfObject> index = new ArrayList<>();
    for (List<Integer> run : runs(entries)) {
      index.add(PdfValues.number(run.get(0)));
      index.add(PdfValues.number(run.size()));
    }
    PdfObject[] widths =
        Arrays.stream(WIDTHS).mapToObj(PdfValues::number).toArray(PdfObject[]::new);
    Dictionary dictionary =
        PdfValues.dictionary(
            "Type", PdfValues.name("XRef"),
            "W", PdfValues.array(widths),
            "Index", new Array(List.copyOf(index)));
    for (var entry : trailer(size).entries().entrySet()) {
      dictionary = PdfValues.with(dictionary, entry.getKey(), entry.getValue());
    }
    return dictionary;
  }

  /** The rows of a cross-reference stream. */
  static byte[] rows(SortedMap<Integer, Entry> entries) {
    ByteBuffer rows = ByteBuffer.allocate(entries.size() * Arrays.stream(WIDTHS).sum());
    entries
        .values()
        .forEach(e -> rows.put((byte) 1).putInt(e.offset()).putShort((short) e.generation()));
    return rows.array();
  }

  /** A cross-reference table. */
  static String table(SortedMap<Integer, Entry> entries) {
    StringBuilder table = new StringBuilder("xref\n");
    Iterator<Entry> next = entries.values().iterator();
    for (List<Integer> run : runs(entries)) {
      table.append(run.get(0)).append(' ').append(run.size()).append('\n');
      for (int i = 0; i < run.size(); i++) {
        Entry entry = next.next();
        table.append(
            String.format(Locale.ROOT, "%010d %05d n \n", entry.offset(), entry.generation()));
      }
    }
    return table.toString();
  }

  /** Numbers that follow each other. */
  private static List<List<Integer>> runs(SortedMap<Integer, Entry> entries) {
    List<List<Integer>> runs = new ArrayList<>();
    int next = -1;
    for (int number : entries.keySet()) {
      if (number != next) {
        runs.add(new ArrayList<>());
      }
      runs.get(runs.size() - 1).add(number);
      next = number + 1;
    }
    return runs;
  }
}
