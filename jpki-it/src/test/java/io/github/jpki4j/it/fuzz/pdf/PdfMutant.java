package io.github.jpki4j.it.fuzz.pdf;

import io.github.jpki4j.document.pdf.syntax.PdfObject;
import io.github.jpki4j.document.pdf.syntax.PdfSyntax;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A signed PDF with a section behind it that chance made up: its objects, its form, its bytes. */
final class PdfMutant {

  private static final String DRAWING = "0 0 1 rg 20 250 200 100 re f";

  private final PdfSeed seed;
  private final SplittableRandom random;
  private final Section section;
  private final Additions additions;

  /** What was done. */
  private final Set<String> kinds = new TreeSet<>();

  PdfMutant(PdfSeed seed, SplittableRandom random) {
    this.seed = seed;
    this.random = random;
    this.section = new Section(seed.text(), seed.file(), seed.syntax());
    this.additions = new Additions(section);
  }

  /** What was done, as one line. */
  String kind() {
    return seed.name() + " " + section.form + " " + kinds;
  }

  /** Makes it. */
  byte[] bytes() {
    for (int i = random.nextInt(3); i >= 0; i--) {
      alter();
    }
    section.form = any(List.of(Section.Form.values()));
    section.index = random.nextInt(6);
    if (random.nextInt(3) == 0) {
      bend();
    }
    String text = section.text();
    if (random.nextInt(8) == 0) {
      text = damaged(text);
    }
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private int number() {
    return any(seed.numbers());
  }

  private @Nullable PdfObject object(int number) {
    return seed.syntax().object(number, seed.syntax().last().number());
  }

  private void put(int number, String body) {
    section.objects.put(number, body);
  }

  private void done(String kind) {
    kinds.add(kind);
  }

  /** Adds or changes objects. */
  private void alter() {
    PdfSyntax syntax = seed.syntax();
    int number = number();
    @Nullable PdfObject object = object(number);
    switch (random.nextInt(12)) {
      case 0, 1 -> {
        done("signature");
        additions.sign("Mallory", any(Oddities.RECTANGLES), any(Oddities.IN_SIGNATURE));
      }
      case 2 -> {
        done("widget");
        int widget = section.fresh();
        int appearance = section.fresh();
        int signature = section.fresh();
        put(signature, any(List.of(PdfSeeds.signature(""), "<< >>", "null")));
        put(appearance, drawing());
        String more =
            "/V %d 0 R /AP << /N %d 0 R >> ".formatted(signature, appearance) + any(Oddities.MORE);
        put(widget, additions.widget("Mallory", any(Oddities.RECTANGLES), more));
        additions.listed(widget);
      }
      case 3 -> {
        done("catalog");
        additions.inCatalog(any(Oddities.CATALOG), any(Oddities.VALUES));
      }
      case 4 -> {
        done("same");
        put(number, ObjectText.of(orNull(object), syntax.bytes()));
      }
      case 5 -> {
        done("older");
        int revision = random.nextInt(syntax.revisions().size());
        put(number, ObjectText.of(orNull(syntax.object(number, revision)), syntax.bytes()));
      }
      case 6 -> {
        done("another");
        put(number, ObjectText.of(orNull(object(number())), syntax.bytes()));
      }
      case 7 -> {
        done("drawing");
        put(random.nextBoolean() ? number : section.fresh(), drawing());
      }
      case 8 -> {
        done("moved");
        int moved = section.fresh();
        put(moved, ObjectText.of(orNull(object), syntax.bytes()));
        int user = number();
        String old = "\\b" + number + " 0 R";
        put(
            user,
            ObjectText.of(orNull(object(user)), syntax.bytes()).replaceAll(old, moved + " 0 R"));
      }
      default -> {
        done("changed");
        PdfObject changed = ObjectText.changed(orNull(object), section.size, random);
        put(number, ObjectText.of(changed, syntax.bytes()));
      }
    }
  }

  private static PdfObject orNull(@Nullable PdfObject object) {
    return object == null ? PdfObject.Null.NULL : object;
  }

  private String drawing() {
    return "<< /Type /XObject /Subtype /Form /BBox [0 0 400 400] /Length %d >>\nstream\n%s\nendstream"
        .formatted(DRAWING.length(), DRAWING);
  }

  /** Makes the form of the section odd. */
  private void bend() {
    int odd = random.nextInt(22);
    done("odd " + odd);
    int number = number();
    switch (odd) {
      case 0 -> section.inTrailer = "";
      case 1 -> section.inTrailer = "/Prev " + otherPart();
      case 2 -> section.inTrailer += " /XRefStm " + otherPart();
      case 3 -> section.size = 1 + random.nextInt(section.size);
      case 4 -> section.size = any(List.of(7_999_990, 8_388_607, Integer.MAX_VALUE));
      case 5 -> section.tableHead = "xref ";
      case 6 -> section.tableHead = "xref\n1 1\n0000000000 65535 f \n";
      case 7 -> section.entryEnd = any(List.of("\n", "\r\n", " \r", "\r", "  "));
      case 8 -> section.between = any(Oddities.GAPS);
      case 9 -> section.behind = any(Oddities.ENDS);
      case 10 -> section.room = " ".repeat(random.nextInt(3000)) + "\n";
      case 11 -> section.odd.put(number, -1);
      case 12 -> section.odd.put(number, place(number()));
      case 13, 14 -> section.odd.put(number, olderPlace(number));
      case 15 -> section.widths = any(List.of("2 4 2", "0 4 1", "3 5 2", "8 8 8", "1 2 0"));
      case 16 -> section.root = number + " 0 R";
      case 17 -> section.inTrailer += " /Root " + number + " 0 R";
      case 18 -> section.inTrailer += any(Oddities.IN_TRAILER);
      case 19 -> section.odd.put(section.fresh(), place(number));
      case 20 -> section.between = number + " 0 obj\n" + drawing() + "\nendobj\n";
      default -> section.odd.put(0, -1);
    }
  }

  private int place(int number) {
    return Math.max(0, section.base.lastIndexOf("\n" + number + " 0 obj") + 1);
  }

  private int olderPlace(int number) {
    return Math.max(0, section.base.indexOf("\n" + number + " 0 obj") + 1);
  }

  private int otherPart() {
    int first = section.base.indexOf("startxref", random.nextInt(section.base.length())) + 10;
    int end = section.base.indexOf('\n', first);
    String digits = first > 10 && end > 0 ? section.base.substring(first, end).trim() : "9";
    return digits.matches("\\d{1,8}") ? Integer.parseInt(digits) : 9;
  }

  /** Changes bytes of what was added. */
  private String damaged(String text) {
    done("bytes");
    int at = section.base.length() + random.nextInt(text.length() - section.base.length());
    int end = Math.min(text.length(), at + 1 + random.nextInt(12));
    String by = any(Oddities.BYTES);
    return switch (random.nextInt(3)) {
      case 0 -> text.substring(0, at) + by + text.substring(at);
      case 1 -> text.substring(0, at) + text.substring(end);
      default -> text.substring(0, at) + by + text.substring(end);
    };
  }
}
