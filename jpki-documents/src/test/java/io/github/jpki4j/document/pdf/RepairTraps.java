package io.github.jpki4j.document.pdf;

import io.github.jpki4j.testkit.document.PdfCase;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Files whose tables have entries that are not all 20 bytes long. mupdf and PDFium, each for some
 * of them, then look for objects everywhere, and find another page where there is one.
 */
final class RepairTraps {

  private static final int[] NUMBERS = {1, 2, 3, 4, 5};

  private RepairTraps() {}

  /** Adds all of them. */
  static void addTo(Map<String, byte[]> traps) throws Exception {
    List<String> ends = List.of(" \n", "\n", "\r", "  \n", " \r\n", "\n ", "\n\n", " ");
    for (String first : ends) {
      for (String other : ends) {
        if (!first.equals(" \n") || !other.equals(" \n")) {
          traps.put(
              "entries that end with '%s' and '%s'"
                  .formatted(first, other)
                  .replace('\n', 'N')
                  .replace('\r', 'R'),
              later(with(ViewerTraps.evil(), "1 5\n", first, other)));
        }
      }
    }
    traps.put(
        "two spaces behind the number of entries",
        later(with(ViewerTraps.evil(), "1 5  \n", " \n", " \n")));
    traps.put("19 bytes, and an object in a stream", later(with("", "1 5\n", "\n", "\n")));
  }

  /** Signed by Alice; the objects of the page in a table of their own, whose entries end so. */
  private static PdfText with(String unlisted, String head, String first, String other)
      throws Exception {
    PdfText file = ViewerTraps.body(new PdfText(), "", "");
    file.text(unlisted);
    StringBuilder table = new StringBuilder("xref\n0 1\n0000000000 65535 f \n" + head);
    for (int number : NUMBERS) {
      table
          .append("%010d 00000 n".formatted(ViewerTraps.place(file, number)))
          .append(number % 2 == 0 ? other : first);
    }
    for (int number : new int[] {8, 9, 10}) {
      table.append("%d 1\n%010d 00000 n \n".formatted(number, ViewerTraps.place(file, number)));
    }
    file.ended(table + "trailer\n<< /Size 11 /Root 1 0 R >>\n");
    return file.signed(PdfCase.honest());
  }

  private static byte[] later(PdfText alice) throws Exception {
    return ViewerTraps.withMetadata(new PdfText(alice.bytes())).table("").bytes();
  }

  /** A file whose last section has entries of 19 bytes. */
  static PdfText shortEntries(PdfText file, int from) {
    String text = new String(file.bytes(), StandardCharsets.ISO_8859_1);
    String tail = text.substring(from).replace(" n \n", " n\n");
    return new PdfText((text.substring(0, from) + tail).getBytes(StandardCharsets.ISO_8859_1));
  }
}
