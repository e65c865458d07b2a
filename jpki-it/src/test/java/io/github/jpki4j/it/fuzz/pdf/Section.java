package io.github.jpki4j.it.fuzz.pdf;

import io.github.jpki4j.document.pdf.syntax.PdfObject;
import io.github.jpki4j.document.pdf.syntax.PdfSyntax;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A section that is appended to a PDF: objects as text, and what lists them in some form. */
final class Section {

  /** How objects are listed. */
  enum Form {
    TABLE,
    STREAM,
    OBJECT_STREAM,
    HYBRID
  }

  final String base;
  final PdfSyntax syntax;
  final int previous;

  /** Bodies by number. */
  final Map<Integer, String> objects = new TreeMap<>();

  /** Entries that lead elsewhere: number to offset, or below 0 for a free one. */
  final Map<Integer, Integer> odd = new TreeMap<>();

  Form form = Form.TABLE;
  int size;
  String root;
  String inTrailer = "";
  String between = "";
  String widths = "1 4 1";
  String behind = "\n";
  String room = "\n";
  String tableHead = "xref\n";
  String entryEnd = " \n";
  int index;

  Section(byte[] file, PdfSyntax syntax) {
    this(new String(file, StandardCharsets.ISO_8859_1), file, syntax);
  }

  /** The same with the file as a text, which need not be made again then. */
  Section(String base, byte[] file, PdfSyntax syntax) {
    this.base = base;
    this.syntax = syntax;
    String last = base.substring(base.lastIndexOf("startxref") + "startxref".length());
    this.previous = Integer.parseInt(last.substring(0, last.indexOf('%')).trim());
    this.root = ObjectText.of(syntax.last().trailer().entries().get("Root"), file);
    for (int i = 0; i < syntax.revisions().size(); i++) {
      PdfObject count = syntax.revisions().get(i).trailer().entries().get("Size");
      if (count instanceof PdfObject.Num number) {
        size = Math.max(size, number.value().intValue());
      }
    }
    this.inTrailer = "/Prev " + previous;
  }

  /** A number that no object has. */
  int fresh() {
    return size++;
  }

  /** The whole file. */
  String text() {
    StringBuilder file = new StringBuilder(base);
    if (!base.endsWith("\n")) {
      file.append('\n');
    }
    Map<Integer, int[]> entries = new TreeMap<>();
    Map<Integer, String> packed = new TreeMap<>();
    objects.forEach(
        (number, body) -> {
          if (form == Form.OBJECT_STREAM && isPackable(body)) {
            packed.put(number, body);
          } else {
            entries.put(number, new int[] {1, file.length(), 0});
            append(file, number, body);
          }
        });
    if (!packed.isEmpty()) {
      pack(file, packed, entries);
    }
    odd.forEach(
        (number, place) -> entries.put(number, place < 0 ? new int[] {0, 0, 65_535} : at(place)));
    int start = file.length();
    switch (form) {
      case TABLE -> table(file, entries, "");
      case HYBRID -> start = hybrid(file, entries);
      default -> stream(file, entries, "/Root " + root + " " + inTrailer, fresh());
    }
    return file.append("startxref")
        .append(room)
        .append(start)
        .append("\n%%EOF")
        .append(behind)
        .toString();
  }

  private static int[] at(int place) {
    return new int[] {1, place, 0};
  }

  private static boolean isPackable(String body) {
    return !body.contains("stream\n") && !body.contains("/ByteRange");
  }

  private void append(StringBuilder file, int number, String body) {
    file.append(number).append(" 0 obj\n").append(body).append("\nendobj\n").append(between);
  }

  private void pack(StringBuilder file, Map<Integer, String> packed, Map<Integer, int[]> entries) {
    int number = fresh();
    StringBuilder head = new StringBuilder();
    StringBuilder data = new StringBuilder();
    int i = 0;
    for (Map.Entry<Integer, String> each : packed.entrySet()) {
      head.append(each.getKey()).append(' ').append(data.length()).append(' ');
      data.append(each.getValue()).append('\n');
      entries.put(each.getKey(), new int[] {2, number, i++});
    }
    entries.put(number, at(file.length()));
    append(
        file,
        number,
        "<< /Type /ObjStm /N %d /First %d /Length %d >>\nstream\n%s%s\nendstream"
            .formatted(i, head.length(), head.length() + data.length(), head, data));
  }

  private void table(StringBuilder file, Map<Integer, int[]> entries, String more) {
    file.append(tableHead);
    entries.forEach(
        (number, entry) ->
            file.append(number)
                .append(" 1\n")
                .append(String.format(Locale.ROOT, "%010d %05d ", entry[1], entry[2]))
                .append(entry[0] == 0 ? 'f' : 'n')
                .append(entryEnd));
    file.append("trailer\n<< /Size ").append(size).append(" /Root ").append(root).append(' ');
    file.append(inTrailer).append(more).append(" >>\n");
  }

  private int hybrid(StringBuilder file, Map<Integer, int[]> entries) {
    Map<Integer, int[]> hidden = new TreeMap<>();
    List<Integer> numbers = new ArrayList<>(entries.keySet());
    for (int i = index % 3; i < numbers.size(); i += 3) {
      hidden.put(numbers.get(i), entries.remove(numbers.get(i)));
      if (index % 2 == 0) {
        entries.put(numbers.get(i), new int[] {0, 0, 1});
      }
    }
    int stream = file.length();
    stream(file, hidden, "", fresh());
    int start = file.length();
    table(file, entries, " /XRefStm " + stream);
    return start;
  }

  private void stream(StringBuilder file, Map<Integer, int[]> entries, String more, int number) {
    entries.put(number, at(file.length()));
    String[] width = widths.split(" ", -1);
    StringBuilder data = new StringBuilder();
    StringBuilder numbers = new StringBuilder();
    entries.forEach(
        (each, entry) -> {
          numbers.append(each).append(" 1 ");
          for (int i = 0; i < 3; i++) {
            for (int k = Integer.parseInt(width[i]) - 1; k >= 0; k--) {
              data.append(k > 3 ? '\0' : (char) (entry[i] >>> (8 * k) & 0xFF));
            }
          }
        });
    append(
        file,
        number,
        "<< /Type /XRef /W [%s] /Index [%s] /Size %d %s /Length %d >>\nstream\n%s\nendstream"
            .formatted(widths, numbers, size, more, data.length(), data));
  }
}
