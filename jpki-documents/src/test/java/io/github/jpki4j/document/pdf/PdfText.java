package io.github.jpki4j.document.pdf;

import io.github.jpki4j.testkit.document.CmsForge;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.bouncycastle.util.encoders.Hex;

/** A PDF written object by object as text, honest or not, section after section. */
public final class PdfText {

  /** What a signature dictionary has before it is signed. */
  public static final String UNSIGNED =
      "/ByteRange [0 %1$s %1$s %1$s] /Contents <%2$s>"
          .formatted("*".repeat(10), "0".repeat(16_000));

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Map<Integer, Integer> offsets = new TreeMap<>();

  /** Objects that are not yet written; the last one with a number counts. */
  private final Map<Integer, String> objects = new TreeMap<>();

  private int size = 1;
  private int previous = -1;

  public PdfText() {
    write("%PDF-1.7\n");
  }

  /** Goes on behind a file whose last section has a table. */
  public PdfText(byte[] file) {
    out.writeBytes(file);
    String text = new String(file, StandardCharsets.ISO_8859_1);
    String last = text.substring(text.lastIndexOf("startxref") + "startxref".length());
    previous = Integer.parseInt(last.substring(0, last.indexOf('%')).trim());
    size = 60;
  }

  /** Ends the section with a cross-reference stream, and page and form in an object stream. */
  public PdfText objectStream(boolean twice) {
    String page = body(3);
    String form = body(8);
    String header = "3 0 " + (twice ? 3 : 8) + " " + (page.length() + 1) + " ";
    String data = header + page + " " + form;
    stream(50, "/Type /ObjStm /N 2 /First " + header.length(), data);
    flush();
    StringBuilder entries = new StringBuilder();
    StringBuilder index = new StringBuilder();
    offsets.put(55, out.size());
    offsets.forEach(
        (number, offset) -> {
          index.append(number).append(" 1 ");
          entries.append("01%08X00>".formatted(offset), 0, 12);
        });
    index.append("3 1 8 1");
    entries.append("020000003200").append("020000003201");
    String hex = entries.toString();
    byte[] decoded = Hex.decode(hex);
    return ended(
        ("55 0 obj\n<< /Type /XRef /W [1 4 1] /Size 60 /Root 1 0 R /Prev %d /Index [%s]"
                    .formatted(previous, index)
                + " /Length "
                + decoded.length
                + " >>\nstream\n")
            + new String(decoded, StandardCharsets.ISO_8859_1)
            + "\nendstream\nendobj\n");
  }

  /** Takes back an object that is not yet written. */
  private String body(int number) {
    String object = String.valueOf(objects.remove(number));
    int start = object.indexOf("obj") + "obj".length();
    return object.substring(start, object.lastIndexOf("endobj")).trim();
  }

  /** One page that says something, with a form and a signature of Alice. */
  public static PdfText alice(CmsForge signer) throws Exception {
    return alice("", signer);
  }

  /** The same with something more in the page. */
  public static PdfText alice(String inPage, CmsForge signer) throws Exception {
    return new PdfText()
            .object(1, "<< /Type /Catalog /Pages 2 0 R /AcroForm 8 0 R >>")
            .object(2, "<< /Type /Pages /Kids [3 0 R] /Count 1 /Rotate 0 >>")
            .object(3, page("[9 0 R]" + inPage))
            .object(4, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
            .stream(5, "", "BT /F1 20 Tf 50 700 Td (Rent: 100 yen) Tj ET")
            .object(8, "<< /Fields [9 0 R] /SigFlags 3 >>")
            .object(9, field("Alice", "/V 10 0 R").replace("/Type /Annot ", ""))
            .object(10, signature())
            .table("")
            .signed(signer);
  }

  /** What a page is, with its annotations. */
  public static String page(String annotations) {
    return "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792]"
        + " /Resources << /Font << /F1 4 0 R >> >> /Contents 5 0 R /Annots "
        + annotations
        + " >>";
  }

  /** A field for a signature that is not seen, merged with its widget. */
  public static String field(String name, String more) {
    return "<< /Type /Annot /Subtype /Widget /FT /Sig /T (%s) /Rect [0 0 0 0] /P 3 0 R %s >>"
        .formatted(name, more);
  }

  /** A signature dictionary that is to be signed. */
  public static String signature() {
    return "<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached "
        + UNSIGNED
        + " >>";
  }

  /** A second signature by Mallory, whose field is object 21, in a section that has more. */
  public PdfText mallory() {
    return object(3, page("[9 0 R 21 0 R]"))
        .object(8, "<< /Fields [9 0 R 21 0 R] /SigFlags 3 >>")
        .object(21, field("Mallory", "/V 22 0 R"))
        .object(22, signature());
  }

  /** Writes something else, behind the objects so far. */
  public PdfText text(String text) {
    flush();
    return write(text);
  }

  private void flush() {
    objects.forEach(
        (number, object) -> {
          listed(number, out.size());
          write(object);
        });
    objects.clear();
  }

  private PdfText write(String text) {
    out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    return this;
  }

  /** Where the next byte goes. */
  public int position() {
    flush();
    return out.size();
  }

  public PdfText object(int number, String body) {
    return object(number, 0, body);
  }

  public PdfText object(int number, int generation, String body) {
    objects.put(number, number + " " + generation + " obj\n" + body + "\nendobj\n");
    return this;
  }

  /** Lists an object at a place. */
  public PdfText listed(int number, int offset) {
    offsets.put(number, offset);
    size = Math.max(size, number + 1);
    return this;
  }

  public PdfText stream(int number, String entries, String data) {
    return object(
        number,
        "<< /Length %d %s >>\nstream\n%s\nendstream".formatted(data.length(), entries, data));
  }

  /** Ends the section with a table. */
  public PdfText table(String inTrailer) {
    return table("/Root 1 0 R", inTrailer);
  }

  public PdfText table(String root, String inTrailer) {
    flush();
    StringBuilder table = new StringBuilder("xref\n");
    if (previous < 0) {
      table.append("0 1\n0000000000 65535 f \n");
    }
    offsets.forEach(
        (number, offset) ->
            table.append(
                String.format(Locale.ROOT, "%d 1%n%010d 00000 n %n", number, offset)
                    .replace("\r", "")));
    table.append("trailer\n<< /Size ").append(size).append(' ').append(root).append(' ');
    table.append(previous < 0 ? "" : "/Prev " + previous).append(' ').append(inTrailer);
    return ended(table.append(" >>\n").toString());
  }

  /** Ends the section with this cross-reference part. */
  public PdfText ended(String part) {
    flush();
    previous = out.size();
    offsets.clear();
    return text(part).text("startxref\n" + previous + "\n%%EOF\n");
  }

  /** Where the last cross-reference part is. */
  public int previous() {
    return previous;
  }

  /** Signs what has been written, in the last signature dictionary. */
  public PdfText signed(CmsForge signer) throws Exception {
    return signed(signer::sign);
  }

  /** Makes CMS of what is covered. */
  @FunctionalInterface
  public interface Signing {
    byte[] sign(byte[] covered) throws Exception;
  }

  public PdfText signed(Signing signer) throws Exception {
    byte[] file = out.toByteArray();
    String text = new String(file, StandardCharsets.ISO_8859_1);
    int range = text.lastIndexOf("/ByteRange [0 *") + "/ByteRange [0 ".length();
    int start = text.indexOf('<', range);
    int end = text.indexOf('>', start) + 1;
    write(file, range, "%010d %010d %010d".formatted(start, end, file.length - end));
    byte[] covered = Arrays.copyOf(file, file.length - end + start);
    System.arraycopy(file, end, covered, start, file.length - end);
    write(file, start + 1, Hex.toHexString(signer.sign(covered)));
    out.reset();
    out.writeBytes(file);
    return this;
  }

  private static void write(byte[] file, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(bytes, 0, file, at, bytes.length);
  }

  public byte[] bytes() {
    return out.toByteArray();
  }
}
