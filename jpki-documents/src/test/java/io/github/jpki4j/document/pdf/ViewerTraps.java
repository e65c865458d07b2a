package io.github.jpki4j.document.pdf;

import static io.github.jpki4j.document.pdf.PdfText.field;
import static io.github.jpki4j.document.pdf.PdfText.page;
import static io.github.jpki4j.document.pdf.PdfText.signature;

import io.github.jpki4j.testkit.document.PdfCase;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Files that Alice signed and somebody added to, so that poppler or mupdf show another page than
 * the one she signed, or other readers might. Each is a whole file by itself, without an error.
 */
final class ViewerTraps {

  private static final String SHOWN = "BT /F1 20 Tf 50 700 Td (Rent: 100 yen) Tj ET";
  private static final String EVIL = SHOWN.replace("100", "999999");
  private static final String METADATA =
      "<< /Type /Catalog /Pages 2 0 R /AcroForm 8 0 R /Metadata 30 0 R >>";
  private static final String WIDGET =
      "<< /Type /Annot %s /FT /Sig /T (Mallory) /Rect [0 600 612 792] /P 3 0 R %s >>";
  private static final String TEXT =
      "<< /Type /Annot /Subtype /Widget /FT /Tx /T (x) /Rect [50 600 99 640] /V (1) %s >>";
  private static final String FORM =
      "/Type /XObject /Subtype /Form /BBox [0 0 612 192] /Resources << >>";

  private ViewerTraps() {}

  /** All of them by their names. */
  static Map<String, byte[]> all() throws Exception {
    Map<String, byte[]> traps = new LinkedHashMap<>();
    addSyntax(traps);
    addHybrids(traps);
    addWidgets(traps);
    addObjects(traps);
    RepairTraps.addTo(traps);
    return traps;
  }

  static PdfText body(PdfText file, String inForm, String fields) {
    return file
        .object(1, "<< /Type /Catalog /Pages 2 0 R /AcroForm 8 0 R >>")
        .object(2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>")
        .object(3, page("[9 0 R " + fields + "]"))
        .object(4, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
        .stream(5, "", SHOWN)
        .object(8, "<< /Fields [9 0 R " + fields + "] /SigFlags 3 " + inForm + " >>")
        .object(9, field("Alice", "/V 10 0 R"))
        .object(10, signature());
  }

  private static PdfText signed(PdfText file) throws Exception {
    return file.table("").signed(PdfCase.honest());
  }

  private static PdfText alice() throws Exception {
    return signed(body(new PdfText(), "", ""));
  }

  static String evil() {
    return "5 0 obj\n<< /Length %d >>\nstream\n%s\nendstream\nendobj\n"
        .formatted(EVIL.length(), EVIL);
  }

  /** What may be added, with other objects in its bytes. */
  static PdfText withMetadata(PdfText file) {
    return file.object(1, METADATA).stream(30, "/Type /Metadata /Subtype /XML", "<x/>\n" + evil());
  }

  private static byte[] replaced(byte[] file, String last, String by) {
    String text = new String(file, StandardCharsets.ISO_8859_1);
    int at = text.lastIndexOf(last);
    return (text.substring(0, at) + by + text.substring(at + last.length()))
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  static int place(PdfText file, int number) {
    file.position();
    String text = new String(file.bytes(), StandardCharsets.ISO_8859_1);
    return text.lastIndexOf("\n" + number + " 0 obj") + 1;
  }

  /** A cross-reference stream that lists objects where they are, and itself. */
  private static String xref(PdfText file, int width, String more, int... numbers) {
    int here = file.position();
    StringBuilder data = new StringBuilder();
    StringBuilder index = new StringBuilder();
    for (int number : numbers) {
      int place = number == 96 ? here : place(file, number);
      index.append(number).append(" 1 ");
      data.append("\0".repeat(width - 1)).append("\1\0\0");
      data.append((char) (place >> 8)).append((char) (place & 0xFF)).append('\0');
    }
    return ("96 0 obj\n<< /Type /XRef /W [%d 4 1] /Size 100 /Root 1 0 R %s /Index [%s]"
            + " /Length %d >>\nstream\n%s\nendstream\nendobj\n")
        .formatted(width, more, index, data.length(), data);
  }

  private static void addSyntax(Map<String, byte[]> traps) throws Exception {
    byte[] added = withMetadata(alice()).table("").bytes();
    traps.put("startxref far from the end", replaced(added, "%%EOF\n", "%%EOF" + " ".repeat(1200)));
    traps.put(
        "room behind startxref", replaced(added, "startxref", "startxref" + " ".repeat(1200)));
    traps.put(
        "comments behind the end",
        replaced(added, "%%EOF\n", "%%EOF\n" + "%---------\n".repeat(99)));
    traps.put("a zero byte behind startxref", replaced(added, "startxref", "startxref\n\0"));
    traps.put("a huge /Size", replaced(added, "/Size 31", "/Size 100000000"));
    traps.put("a table on one line", replaced(added, "xref\n1 1", "xref 1 1"));
    PdfText wide = withMetadata(alice());
    traps.put(
        "a wide kind of entry",
        wide.ended(xref(wide, 5, "/Prev " + wide.previous(), 1, 30, 96)).bytes());
    String name = "/" + "A".repeat(128);
    traps.put(
        "a long name",
        alice()
            .object(1, METADATA.replace("/Metadata 30 0 R", "/Extensions << " + name + " 1 >>"))
            .table("")
            .bytes());
    traps.put("a file as long as its /Linearized says", linearized(linearized(0).length));
  }

  /** A table in front for readers that look there when the file has a certain length. */
  private static byte[] linearized(int length) throws Exception {
    PdfText file = new PdfText();
    file.text("90 0 obj\n<< /Linearized 1 /L %09d /O 3 /N 1 >>\nendobj\n".formatted(length));
    int table = file.position();
    String empty = "0000000000 00000 n \n";
    file.text("xref\n0 1\n0000000000 65535 f \n1 10\n" + empty.repeat(10));
    file.text("trailer\n<< /Size 100 /Root 1 0 R >>\n").text(evil());
    body(file, "", "").table("");
    String text = new String(file.bytes(), StandardCharsets.ISO_8859_1);
    StringBuilder entries = new StringBuilder();
    for (int number = 1; number <= 10; number++) {
      int at = text.indexOf("\n" + number + " 0 obj", table) + 1;
      entries.append("%010d 00000 n \n".formatted(at));
    }
    text = text.replace(empty.repeat(10), entries);
    PdfText whole = new PdfText(text.getBytes(StandardCharsets.ISO_8859_1));
    return withMetadata(whole.signed(PdfCase.honest())).table("").bytes();
  }

  private static void addHybrids(Map<String, byte[]> traps) throws Exception {
    PdfText first = new PdfText().text(evil());
    int old = first.position();
    first.ended(xref(first, 1, "", 5, 96));
    byte[] alice = signed(body(first, "", "").object(97, "null")).bytes();
    PdfText inStream = new PdfText(alice).object(1, METADATA).object(30, "null");
    String chain = "/Prev " + inStream.previous() + " /XRefStm " + old;
    traps.put(
        "an older stream named by a cross-reference stream",
        inStream.ended(xref(inStream, 1, chain, 1, 30, 96)).bytes());
    PdfText rolledBack = new PdfText(alice).object(98, "null").object(1, METADATA);
    rolledBack.listed(5, place(new PdfText(alice), 5));
    traps.put("an older stream named by a trailer", rolledBack.table("/XRefStm " + old).bytes());
    PdfText freed = withMetadata(alice());
    int stream = freed.position();
    freed.text(xref(freed, 1, "", 9, 96));
    String table =
        """
        xref
        1 1
        %010d 00000 n\s
        9 1
        0000000000 65535 f\s
        30 1
        %010d 00000 n\s
        trailer
        << /Size 100 /Root 1 0 R /Prev %d /XRefStm %d >>
        """;
    traps.put(
        "freed in the table and there in the stream",
        freed
            .ended(table.formatted(place(freed, 1), place(freed, 30), freed.previous(), stream))
            .bytes());
  }

  private static void addWidgets(Map<String, byte[]> traps) throws Exception {
    for (String subtype : new String[] {"/Subtype 41 0 R", "/Subtype /FreeText", ""}) {
      PdfText file = body(new PdfText(), "", "21 0 R").object(21, WIDGET.formatted(subtype, ""));
      signed(file.object(41, "/Widget"));
      file.object(21, WIDGET.formatted(subtype, "/V 22 0 R /AP << /N 23 0 R >>")).stream(
              23, FORM, "0 0 612 192 re f")
          .object(22, signature());
      traps.put("a field that is no widget: " + subtype, signed(file).bytes());
    }
    String widget = "/Subtype /Widget";
    String appearance = "/AP << /N 23 0 R >>";
    PdfText hidden =
        body(new PdfText(), "", "21 0 R").object(21, WIDGET.formatted(widget, appearance)).stream(
            23, FORM, "0 0 612 192 re f");
    signed(hidden)
        .object(21, WIDGET.formatted(widget, appearance + " /V 22 0 R /F 2"))
        .object(22, signature());
    traps.put("an appearance that is hidden", signed(hidden).bytes());
    String odd = WIDGET.formatted(widget, appearance + " /V 22 0 R");
    traps.put(
        "a rectangle that is none",
        signed(
                alice().mallory().object(21, odd.replace("0 600 612", "(a) 600 (b)")).stream(
                    23, FORM, ""))
            .bytes());
    for (String[] form :
        new String[][] {
          {"/NeedAppearances true /DA (/Evil 20 Tf)", ""},
          {"/NeedAppearances true", "/DA (/Ev#69l 20 Tf)"}
        }) {
      PdfText file = body(new PdfText(), form[0], "11 0 R").object(11, TEXT.formatted(form[1]));
      signed(file)
          .object(
              8,
              "<< /Fields [9 0 R 11 0 R] /SigFlags 3 %s /DR << /Font << /Evil 4 0 R"
                      .formatted(form[0])
                  + " >> >> >>");
      traps.put("a font for the text of a field: " + form[1], file.table("").bytes());
    }
  }

  private static void addObjects(Map<String, byte[]> traps) throws Exception {
    PdfText rotated = body(new PdfText(), "", "").object(3, page("[9 0 R] /Rotate 90"));
    traps.put(
        "90.0 in the place of 90",
        signed(rotated).object(3, page("[9 0 R] /Rotate 90.0")).table("").bytes());
    for (String[] numbers : new String[][] {{"255", "255.0"}, {"-0.0", "0"}}) {
      String image = "/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8";
      String mask = image + " /ColorSpace /DeviceRGB /Mask [%s 255 0 0 0 0]";
      PdfText shown =
          body(new PdfText(), "", "")
              .object(3, page("[9 0 R]").replace("/Font <<", "/XObject << /I 50 0 R >> /Font <<"))
              .stream(5, "", SHOWN + " q 200 0 0 200 50 600 cm /I Do Q");
      signed(shown.stream(50, mask.formatted(numbers[0]), "\u00FF\0\0"));
      traps.put(
          "a real number in a mask: " + numbers[1],
          shown.stream(50, mask.formatted(numbers[1]), "\u00FF\0\0").table("").bytes());
    }
    traps.put(
        "a page with kids that are null",
        alice().object(3, page("[9 0 R] /Kids null")).table("").bytes());
    traps.put(
        "a page in the place of a reference",
        alice()
            .object(2, "<< /Type /Pages /Kids [" + page("[9 0 R]") + "] /Count 1 >>")
            .table("")
            .bytes());
    String state = page("[9 0 R]").replace("/Font <<", "/ExtGState << /P 50 0 R >> /Font <<");
    PdfText linked =
        body(new PdfText(), "/DR << /X 50 0 R >>", "")
            .object(3, state)
            .object(50, "<< /Type /ExtGState >>");
    traps.put(
        "a resource with the name of a link",
        signed(linked).object(50, "<< /Type /ExtGState /ca 0 >>").table("").bytes());
  }
}
