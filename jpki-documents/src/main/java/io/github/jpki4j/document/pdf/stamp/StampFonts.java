package io.github.jpki4j.document.pdf.stamp;

import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentException.Problem;
import io.github.jpki4j.document.pdf.syntax.PdfObject;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Dictionary;
import io.github.jpki4j.document.pdf.write.ObjectSink;
import io.github.jpki4j.document.pdf.write.PdfValues;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Which font draws which line of a stamp. Immutable. */
final class StampFonts {

  private final Map<String, StampFont> byLine = new LinkedHashMap<>();

  private StampFonts() {}

  /**
   * Chooses: the font that is given; or one that is there and embedded, and where it lacks a
   * character one for Japanese that is not embedded, which PDF/A does not allow.
   *
   * @throws DocumentException if a character cannot be shown
   */
  static StampFonts of(List<String> lines, Optional<FontFile> given, PdfaClaim claim)
      throws DocumentException {
    requireVisible(lines);
    StampFonts fonts = new StampFonts();
    if (given.isPresent()) {
      fonts.use(EmbeddedFont.of("F", given.get(), lines), lines);
      return fonts;
    }
    FontFile latin = FontFile.latin();
    List<String> covered = lines.stream().filter(line -> EmbeddedFont.covers(latin, line)).toList();
    List<String> others = lines.stream().filter(line -> !covered.contains(line)).toList();
    if (!covered.isEmpty()) {
      fonts.use(EmbeddedFont.of("L", latin, covered), covered);
    }
    if (!others.isEmpty()) {
      if (claim.isPdfa()) {
        throw new DocumentException(Problem.STAMP_FONT_NEEDED);
      }
      fonts.use(new NamedFont(), others);
    }
    return fonts;
  }

  private static void requireVisible(List<String> lines) throws DocumentException {
    for (String line : lines) {
      for (int c : line.codePoints().toArray()) {
        if (Character.isISOControl(c) || !Character.isDefined(c) || isSurrogate(c)) {
          throw new DocumentException(
              Problem.STAMP_CHARACTERS, -1, String.format("U+%04X", c), null);
        }
      }
    }
  }

  /** Half of a character. */
  private static boolean isSurrogate(int c) {
    return Character.getType(c) == Character.SURROGATE;
  }

  private void use(StampFont font, List<String> lines) {
    lines.forEach(line -> byLine.put(line, font));
  }

  /** The font of one of the lines. */
  StampFont of(String line) {
    return Objects.requireNonNull(byLine.get(line));
  }

  /** The width of the longest line in units of the size of the fonts. */
  double width() {
    return byLine.entrySet().stream()
        .mapToDouble(each -> each.getValue().width(each.getKey()))
        .max()
        .orElseThrow();
  }

  /** Adds their objects; what comes back is the value of /Font in the resources. */
  Dictionary addTo(ObjectSink sink, PdfaClaim claim) {
    Dictionary fonts = PdfValues.dictionary();
    for (StampFont font : new LinkedHashSet<>(byLine.values())) {
      PdfObject added = font.addTo(sink, claim);
      fonts = PdfValues.with(fonts, font.resource(), added);
    }
    return fonts;
  }
}
