package io.github.jpki4j.it.bench;

import io.github.jpki4j.testkit.document.CmsForge;
import io.github.jpki4j.testkit.document.PdfCase;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.bouncycastle.util.encoders.Hex;

/**
 * A PDF of one page with as many signatures as one wants, each right and in a state of its own.
 * Written by itself: to sign a file a thousand times with a library would be the benchmark.
 */
final class SignedFile {

  private static final int FIRST = 10;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Map<Integer, Integer> offsets = new TreeMap<>();
  private int previous = -1;

  /** Digits for each signature, no more: EU DSS sees none with zeros behind it. */
  private int room;

  private SignedFile() {}

  /**
   * Makes one.
   *
   * @param bytes how much the page has besides, which no reader decodes
   * @param signatures how many
   * @return the file
   */
  static byte[] of(int bytes, int signatures) throws Exception {
    SignedFile file = new SignedFile();
    file.write("%PDF-1.7\n");
    file.object(1, "<< /Type /Catalog /Pages 2 0 R /AcroForm 5 0 R >>");
    file.object(2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
    file.page("");
    file.stream(4, bytes);
    file.object(5, "<< /Fields [] /SigFlags 3 >>");
    file.section(FIRST);
    StringBuilder fields = new StringBuilder();
    CmsForge signer = PdfCase.honest();
    file.room = 2 * signer.sign(new byte[0]).length;
    for (int i = 0; i < signatures; i++) {
      int number = FIRST + 2 * i;
      fields.append(number).append(" 0 R ");
      file.page(fields.toString());
      file.object(5, "<< /Fields [" + fields + "] /SigFlags 3 >>");
      file.object(
          number,
          "<< /Type /Annot /Subtype /Widget /FT /Sig /T (S%d) /Rect [0 0 0 0] /P 3 0 R /V %d 0 R >>"
              .formatted(i, number + 1));
      file.sign(number + 1, signer);
    }
    return file.out.toByteArray();
  }

  private void page(String annotations) {
    object(
        3,
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Annots ["
            + annotations
            + "] >>");
  }

  private void object(int number, String body) {
    offsets.put(number, out.size());
    write(number + " 0 obj\n" + body + "\nendobj\n");
  }

  /** Spaces draw nothing. */
  private void stream(int number, int bytes) {
    offsets.put(number, out.size());
    write(number + " 0 obj\n<< /Length " + bytes + " >>\nstream\n");
    byte[] spaces = new byte[bytes];
    Arrays.fill(spaces, (byte) ' ');
    out.writeBytes(spaces);
    write("\nendstream\nendobj\n");
  }

  private void sign(int number, CmsForge signer) throws Exception {
    String dictionary =
        "<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached /ByteRange [0 ";
    offsets.put(number, out.size());
    write(number + " 0 obj\n" + dictionary);
    int range = out.size();
    write("0000000000 0000000000 0000000000] /Contents ");
    int start = out.size();
    write("<" + "0".repeat(room) + ">");
    int end = out.size();
    write(" >>\nendobj\n");
    section(number + 1);
    byte[] file = out.toByteArray();
    write(file, range, "%010d %010d %010d".formatted(start, end, file.length - end));
    byte[] covered = Arrays.copyOf(file, file.length - (end - start));
    System.arraycopy(file, end, covered, start, file.length - end);
    String cms = Hex.toHexString(signer.sign(covered));
    if (cms.length() != room) {
      throw new IllegalStateException("signatures of different lengths");
    }
    write(file, start + 1, cms);
    out.reset();
    out.writeBytes(file);
  }

  private static void write(byte[] file, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(bytes, 0, file, at, bytes.length);
  }

  /** Ends the state. */
  private void section(int size) {
    int start = out.size();
    StringBuilder table = new StringBuilder("xref\n");
    if (previous < 0) {
      table.append("0 1\n0000000000 65535 f \n");
    }
    offsets.forEach(
        (number, offset) ->
            table.append(number).append(" 1\n").append("%010d 00000 n \n".formatted(offset)));
    table.append(String.format(Locale.ROOT, "trailer\n<< /Size %d /Root 1 0 R", size));
    table.append(previous < 0 ? "" : " /Prev " + previous).append(" >>\nstartxref\n");
    write(table.append(start).append("\n%%EOF\n").toString());
    offsets.clear();
    previous = start;
  }

  private void write(String text) {
    out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
  }
}
