package io.github.jpki4j.document.pdf;

import static io.github.jpki4j.document.pdf.PdfText.signature;

import io.github.jpki4j.testkit.document.PdfCase;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Files that Alice signed and Mallory added to, damaged at random in what was added: offsets that
 * lead elsewhere, parts that are there twice or elsewhere, other cross-reference parts, objects
 * that hide in streams and strings.
 */
final class Mutants {

  private static final String EVIL =
      """
      5 0 obj
      << /Length 41 >>
      stream
      BT /F1 20 Tf 50 700 Td (Rent: 9) Tj ET   \s
      endstream
      endobj
      """;

  private static final Pattern NUMBER = Pattern.compile("\\d+");

  private static final Pattern ENTRY = Pattern.compile("\n(\\d+) 1\n(\\d{10}) 00000 n");

  private final byte[] signed;
  private final String added;
  private final Random random;
  private final List<Integer> places = new ArrayList<>();

  private Mutants(byte[] signed, String added, long seed) {
    this.signed = signed;
    this.added = added;
    this.random = new Random(seed);
    Matcher places =
        Pattern.compile("\\b\\d{1,4} \\d obj|xref|trailer|<<").matcher(text(signed) + added);
    while (places.find()) {
      this.places.add(places.start());
    }
  }

  /** What Alice signed. */
  static byte[] signed() throws Exception {
    return PdfText.alice(PdfCase.honest()).bytes();
  }

  /** One of them. */
  static byte[] of(byte[] signed, long seed) throws Exception {
    Random kind = new Random(seed);
    PdfText file = new PdfText(signed);
    String evil = kind.nextBoolean() ? EVIL : EVIL.replace("5 0", "5 1");
    switch (kind.nextInt(4)) {
      case 0 -> file.mallory().stream(40, "", evil + "xref\n5 1\n0000000000 00000 n \n");
      case 1 -> file.mallory().object(40, "(" + evil.replace("(Rent: 9)", "<41>") + ")");
      case 2 -> file.mallory().object(22, signature().replace("/Type", "/X (" + EVIL + ") /Type"));
      default -> file.mallory();
    }
    if (kind.nextInt(3) == 0) {
      file.objectStream(kind.nextBoolean());
    } else {
      file.text(kind.nextInt(4) == 0 ? EVIL : "").table("");
    }
    byte[] whole = file.bytes();
    String added = text(Arrays.copyOfRange(whole, signed.length, whole.length)).replace("*", "1");
    return new Mutants(signed, added, seed).mutant();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private byte[] mutant() {
    String now = added;
    for (int i = random.nextInt(2); i >= 0; i--) {
      now = mutated(now);
    }
    String whole = text(signed) + now;
    return (random.nextInt(5) == 0 ? whole : repaired(whole)).getBytes(StandardCharsets.ISO_8859_1);
  }

  /**
   * Makes the last table lead to its objects again, or to what looks like one, and itself found.
   */
  private String repaired(String whole) {
    int table = whole.lastIndexOf("\nxref\n") + 1;
    int stream = whole.lastIndexOf("\n55 0 obj") + 1;
    int part = Math.max(table, stream);
    StringBuilder file = new StringBuilder(whole);
    Matcher entry = ENTRY.matcher(whole).region(part, whole.length());
    while (entry.find()) {
      List<Integer> found = new ArrayList<>();
      String object = "\n" + entry.group(1) + " 0 obj";
      for (int at = whole.indexOf(object, signed.length - 1);
          at >= 0;
          at = whole.indexOf(object, at + 1)) {
        found.add(at + 1);
      }
      if (!found.isEmpty()) {
        int at = found.get(random.nextInt(found.size()));
        file.replace(entry.start(2), entry.end(2), "%010d".formatted(at));
      }
    }
    int start = file.lastIndexOf("startxref\n") + "startxref\n".length();
    int end = file.indexOf("\n", start);
    return end < 0 ? whole : file.replace(start, end, String.valueOf(part)).toString();
  }

  private String mutated(String text) {
    List<String> lines = new ArrayList<>(List.of(text.split("(?<=\n)", -1)));
    int at = random.nextInt(lines.size());
    switch (random.nextInt(10)) {
      case 0 -> lines.remove(at);
      case 1 -> lines.add(at, lines.get(random.nextInt(lines.size())));
      case 2 -> lines.add(at, EVIL);
      case 3 -> lines.add(at, snippet());
      case 4, 5, 6, 7 -> {
        return otherNumber(text);
      }
      case 8 -> lines.set(at, lines.get(random.nextInt(lines.size())));
      default -> {
        return text.replace(">>\nstartxref", snippet().trim() + " >>\nstartxref");
      }
    }
    return String.join("", lines);
  }

  private String snippet() {
    int place = places.get(random.nextInt(places.size()));
    return switch (random.nextInt(9)) {
      case 0 -> "5 1\n%010d 00000 n \n".formatted(place);
      case 1 -> "3 1\n%010d 00000 f \n".formatted(place);
      case 2 -> "/XRefStm " + place + "\n";
      case 3 -> "/Prev " + place + "\n";
      case 4 -> "/Size " + random.nextInt(60) + "\n";
      case 5 -> "startxref\n" + place + "\n%%EOF\n";
      case 6 -> "% " + place + " 0 obj\n";
      case 7 -> "/Root " + random.nextInt(60) + " 0 R\n";
      default -> "xref\n5 1\n%010d 00000 n \ntrailer << /Size 60 /Root 1 0 R >>\n".formatted(place);
    };
  }

  /** Changes a number, with as many digits, to that of an object, a place or one nearby. */
  private String otherNumber(String text) {
    List<int[]> numbers = new ArrayList<>();
    Matcher matcher = NUMBER.matcher(text);
    while (matcher.find()) {
      if (matcher.end() - matcher.start() < 9) { // not what is reserved, nor offsets
        numbers.add(new int[] {matcher.start(), matcher.end()});
      }
    }
    int[] number = numbers.get(random.nextInt(numbers.size()));
    int width = number[1] - number[0];
    int value =
        switch (random.nextInt(3)) {
          case 0 -> random.nextInt(45);
          case 1 -> places.get(random.nextInt(places.size()));
          default -> {
            long old = Long.parseLong(text.substring(number[0], number[1]));
            yield (int) Math.max(0, old + random.nextInt(5) - 2);
          }
        };
    String digits = ("%0" + width + "d").formatted(value);
    return text.substring(0, number[0]) + digits + text.substring(number[1]);
  }
}
