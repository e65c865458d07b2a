package io.github.jpki4j.it.fuzz.pdf;

import io.github.jpki4j.document.pdf.syntax.PdfObject;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Objects of a PDF as text, each byte a character, as they are or with one thing changed. */
final class ObjectText {

  private static final List<String> KEYS =
      List.of(
          "Rotate",
          "Contents",
          "Resources",
          "Annots",
          "Kids",
          "AP",
          "A",
          "AA",
          "V",
          "F",
          "Ff",
          "Rect",
          "Subtype",
          "FT",
          "T",
          "Parent",
          "Type",
          "DA",
          "DR",
          "Font",
          "XObject",
          "OC",
          "MediaBox",
          "CropBox",
          "UserUnit",
          "OpenAction",
          "OCProperties",
          "Names",
          "Metadata",
          "NeedAppearances",
          "XFA",
          "Count",
          "Length",
          "Filter",
          "DecodeParms",
          "MK",
          "AS",
          "Tabs",
          "StructTreeRoot",
          "DSS",
          "Version",
          "Extensions",
          "Pages",
          "AcroForm",
          "Border",
          "Q");

  private ObjectText() {}

  /** An object as it is written, a stream with its bytes. */
  static String of(PdfObject object, byte[] file) {
    if (object instanceof PdfObject.Stream stream) {
      Map<String, PdfObject> entries = new LinkedHashMap<>(stream.dictionary().entries());
      entries.put("Length", number(stream.length()));
      String data = new String(file, stream.start(), stream.length(), StandardCharsets.ISO_8859_1);
      return of(new PdfObject.Dictionary(entries), file) + "\nstream\n" + data + "\nendstream";
    }
    if (object instanceof PdfObject.Dictionary dictionary) {
      StringBuilder text = new StringBuilder("<<");
      dictionary
          .entries()
          .forEach((key, value) -> text.append(name(key)).append(' ').append(of(value, file)));
      return text.append(" >>").toString();
    }
    if (object instanceof PdfObject.Array array) {
      StringBuilder text = new StringBuilder("[");
      array.items().forEach(item -> text.append(of(item, file)).append(' '));
      return text.append(']').toString();
    }
    return single(object);
  }

  private static String single(PdfObject object) {
    if (object instanceof PdfObject.Reference reference) {
      return reference.number() + " " + reference.generation() + " R";
    }
    if (object instanceof PdfObject.Num number) {
      String plain = number.value().toPlainString();
      return number.isInteger() || plain.contains(".") ? plain : plain + ".";
    }
    if (object instanceof PdfObject.Name name) {
      return name(name.value());
    }
    if (object instanceof PdfObject.Bool bool) {
      return String.valueOf(bool.value());
    }
    if (object instanceof PdfObject.Text text) {
      StringBuilder hex = new StringBuilder("<");
      text.value().chars().forEach(c -> hex.append("%02x".formatted(c)));
      return hex.append('>').toString();
    }
    return "null";
  }

  private static String name(String name) {
    StringBuilder text = new StringBuilder("/");
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean plain = c > ' ' && c < 127 && "()<>[]{}/%#".indexOf(c) < 0;
      text.append(plain ? String.valueOf(c) : "#%02x".formatted((int) c));
    }
    return text.toString();
  }

  private static PdfObject number(int value) {
    return new PdfObject.Num(BigDecimal.valueOf(value), true);
  }

  /** The same with something changed somewhere within. */
  static PdfObject changed(PdfObject object, int numbers, SplittableRandom random) {
    if (object instanceof PdfObject.Stream stream) {
      PdfObject dictionary = changed(stream.dictionary(), numbers, random);
      return dictionary instanceof PdfObject.Dictionary d
          ? new PdfObject.Stream(d, stream.start(), stream.length())
          : stream;
    }
    if (object instanceof PdfObject.Array array && random.nextInt(5) > 0) {
      return new PdfObject.Array(changed(array.items(), numbers, random));
    }
    if (object instanceof PdfObject.Dictionary dictionary && random.nextInt(6) > 0) {
      return changed(dictionary, numbers, random);
    }
    return any(object, numbers, random);
  }

  private static List<PdfObject> changed(
      List<PdfObject> items, int numbers, SplittableRandom random) {
    List<PdfObject> changed = new ArrayList<>(items);
    int at = random.nextInt(items.size() + 1);
    if (at == items.size()) {
      changed.add(any(PdfObject.Null.NULL, numbers, random));
      return changed;
    }
    switch (random.nextInt(5)) {
      case 0 -> changed.remove(at);
      case 1 -> changed.add(at, items.get(random.nextInt(items.size())));
      case 2 -> changed.add(at, any(items.get(at), numbers, random));
      default -> changed.set(at, changed(items.get(at), numbers, random));
    }
    return changed;
  }

  private static PdfObject changed(
      PdfObject.Dictionary dictionary, int numbers, SplittableRandom random) {
    Map<String, PdfObject> entries = new LinkedHashMap<>(dictionary.entries());
    List<String> keys = new ArrayList<>(entries.keySet());
    String some = KEYS.get(random.nextInt(KEYS.size()));
    String key = keys.isEmpty() ? some : keys.get(random.nextInt(keys.size()));
    PdfObject value = entries.getOrDefault(key, PdfObject.Null.NULL);
    switch (random.nextInt(6)) {
      case 0 -> entries.remove(key);
      case 1 -> entries.put(some, any(PdfObject.Null.NULL, numbers, random));
      case 2 -> entries.put(some, value);
      default -> entries.put(key, changed(value, numbers, random));
    }
    return new PdfObject.Dictionary(entries);
  }

  /** Something else in the place of an object, or the same in another form. */
  private static PdfObject any(PdfObject object, int numbers, SplittableRandom random) {
    if (object instanceof PdfObject.Num number && random.nextBoolean()) {
      BigDecimal value = number.value();
      return random.nextBoolean()
          ? new PdfObject.Num(value.setScale(1, java.math.RoundingMode.DOWN), false)
          : new PdfObject.Num(value.add(BigDecimal.ONE), number.isInteger());
    }
    return switch (random.nextInt(8)) {
      case 0, 1, 2 -> new PdfObject.Reference(1 + random.nextInt(numbers), 0);
      case 3 -> new PdfObject.Name(KEYS.get(random.nextInt(KEYS.size())));
      case 4 -> number(random.nextInt(1000) - 10);
      case 5 -> new PdfObject.Text("0 g /F1 9 Tf", -1, -1);
      case 6 -> new PdfObject.Dictionary(Map.of());
      default -> PdfObject.Null.NULL;
    };
  }
}
