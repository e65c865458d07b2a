package io.github.jpki4j.testkit.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.ExternalSigningSupport;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.bouncycastle.util.encoders.Hex;

/** PDF files, signed and tampered with, honest or not. */
public final class PdfForge {

  /** What the page draws, uncompressed, so that a byte of it can be changed. */
  public static final String DRAWING = "100 700 200 50 re f\n";

  /** Told nothing of what the tests damage, as in {@code Main}; held here, or it is made anew. */
  private static final Logger PDFBOX = Logger.getLogger("org.apache.pdfbox");

  static {
    PDFBOX.setLevel(Level.OFF);
  }

  private PdfForge() {}

  /** Something done to a document that is open. */
  @FunctionalInterface
  public interface Change {

    void to(PDDocument document) throws IOException;
  }

  public static byte[] plain() throws IOException {
    return plain(CompressParameters.NO_COMPRESSION, 1);
  }

  /** The same with a cross-reference stream and objects in a stream. */
  public static byte[] compressed() throws IOException {
    return plain(CompressParameters.DEFAULT_COMPRESSION, 1);
  }

  public static byte[] withoutPages() throws IOException {
    return plain(CompressParameters.NO_COMPRESSION, 0);
  }

  private static byte[] plain(CompressParameters compression, int pages) throws IOException {
    try (PDDocument document = new PDDocument()) {
      for (int i = 0; i < pages; i++) {
        PDPage page = new PDPage();
        page.setContents(drawing(document, DRAWING));
        document.addPage(page);
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out, compression);
      return out.toByteArray();
    }
  }

  private static PDStream drawing(PDDocument document, String text) throws IOException {
    PDStream stream = new PDStream(document);
    try (OutputStream out = stream.createOutputStream()) {
      out.write(text.getBytes(StandardCharsets.US_ASCII));
    }
    return stream;
  }

  public static byte[] encrypted(String password) throws IOException {
    return encrypted(plain(), password, 128, false);
  }

  /**
   * Encrypts a file.
   *
   * @param bits 40 (RC4), 128 (RC4 or AES) or 256 (AES)
   */
  public static byte[] encrypted(byte[] pdf, String password, int bits, boolean aes)
      throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      StandardProtectionPolicy policy =
          new StandardProtectionPolicy("owner", password, new AccessPermission());
      policy.setEncryptionKeyLength(bits);
      policy.setPreferAES(aes);
      document.protect(policy);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out, CompressParameters.NO_COMPRESSION);
      return out.toByteArray();
    }
  }

  /** Another state of the file, written behind it. */
  public static byte[] updated(byte[] pdf, Change change) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      change.to(document);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.saveIncremental(out);
      return out.toByteArray();
    }
  }

  /** Draws something else on the first page. */
  public static byte[] redrawn(byte[] pdf) throws IOException {
    return updated(
        pdf,
        document -> {
          PDPage page = document.getPage(0);
          page.setContents(drawing(document, "10 10 20 20 re f\n"));
          page.getCOSObject().setNeedToBeUpdated(true);
        });
  }

  /** Takes the fields out of the form. */
  public static byte[] withHiddenSignatures(byte[] pdf) throws IOException {
    return updated(
        pdf,
        document -> {
          COSDictionary catalog = document.getDocumentCatalog().getCOSObject();
          catalog.getCOSDictionary(COSName.ACRO_FORM).setItem(COSName.FIELDS, new COSArray());
          catalog.setNeedToBeUpdated(true);
        });
  }

  public static byte[] signed(byte[] pdf, CmsForge signer) throws Exception {
    return signed(pdf, "adbe.pkcs7.detached", signer, signature -> {});
  }

  public static byte[] signedAs(byte[] pdf, String subFilter, CmsForge signer) throws Exception {
    return signed(pdf, subFilter, signer, signature -> {});
  }

  /** Certifies it: what may be done afterwards. */
  public static byte[] certified(byte[] pdf, int permission, CmsForge signer) throws Exception {
    return signed(
        pdf,
        "adbe.pkcs7.detached",
        signer,
        signature -> {
          COSDictionary parameters = new COSDictionary();
          parameters.setInt(COSName.P, permission);
          COSDictionary reference = new COSDictionary();
          reference.setName("TransformMethod", "DocMDP");
          reference.setItem("TransformParams", parameters);
          COSArray references = new COSArray();
          references.add(reference);
          signature.getCOSObject().setItem("Reference", references);
        });
  }

  /** Something done to a signature before it is made. */
  private interface Preparation {

    void of(PDSignature signature);
  }

  private static byte[] signed(
      byte[] pdf, String subFilter, CmsForge signer, Preparation preparation) throws Exception {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      PDSignature signature = new PDSignature();
      signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
      signature.setSubFilter(COSName.getPDFName(subFilter));
      preparation.of(signature);
      document.addSignature(signature);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ExternalSigningSupport support = document.saveIncrementalForExternalSigning(out);
      try (InputStream in = support.getContent()) {
        support.setSignature(signer.sign(in.readAllBytes()));
      }
      return out.toByteArray();
    }
  }

  /** Where the last signature has its /Contents: the angle brackets and what is between. */
  private static int[] gap(byte[] pdf) {
    String text = new String(pdf, StandardCharsets.ISO_8859_1);
    int start = text.lastIndexOf("/Contents <") + "/Contents ".length();
    return new int[] {start, text.indexOf('>', start) + 1};
  }

  /**
   * Gives the last signature another byte range, and a signature that is right for it.
   *
   * @param first added to where it begins
   * @param firstEnd added to where its first part ends
   * @param end added to where it ends
   */
  public static byte[] ranged(byte[] pdf, int first, int firstEnd, int end, CmsForge signer)
      throws Exception {
    int[] gap = gap(pdf);
    int[] range = {
      first, gap[0] + firstEnd - first, gap[1], pdf.length - gap[1] + end,
    };
    byte[] changed =
        withRange(pdf, "[" + range[0] + " " + range[1] + " " + range[2] + " " + range[3] + "]");
    ByteArrayOutputStream covered = new ByteArrayOutputStream();
    covered.write(changed, range[0], range[1]);
    covered.write(changed, range[2], Math.min(range[3], changed.length - range[2]));
    return withContents(changed, signer.sign(covered.toByteArray()));
  }

  /** Writes another text where the byte range of the last signature stands. */
  public static byte[] withRange(byte[] pdf, String range) {
    String text = new String(pdf, StandardCharsets.ISO_8859_1);
    int start = text.indexOf('[', text.lastIndexOf("/ByteRange"));
    int length = text.indexOf(']', start) + 1 - start;
    byte[] changed = pdf.clone();
    Arrays.fill(changed, start, start + length, (byte) ' ');
    byte[] bytes = range.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, changed, start, bytes.length);
    return changed;
  }

  /** Puts other bytes where the last signature is, with zeros behind them. */
  public static byte[] withContents(byte[] pdf, byte[] contents) {
    int[] gap = gap(pdf);
    byte[] changed = pdf.clone();
    Arrays.fill(changed, gap[0] + 1, gap[1] - 1, (byte) '0');
    byte[] hex = Hex.encode(contents);
    System.arraycopy(hex, 0, changed, gap[0] + 1, hex.length);
    return changed;
  }

  /** What the last signature covers. */
  public static byte[] covered(byte[] pdf) {
    int[] gap = gap(pdf);
    ByteArrayOutputStream covered = new ByteArrayOutputStream();
    covered.write(pdf, 0, gap[0]);
    covered.write(pdf, gap[1], pdf.length - gap[1]);
    return covered.toByteArray();
  }

  /** Replaces the first occurrence of a text by another as long as it. */
  public static byte[] replaced(byte[] pdf, String from, String to) {
    String text = new String(pdf, StandardCharsets.ISO_8859_1);
    if (from.length() != to.length() || !text.contains(from)) {
      throw new IllegalArgumentException(from);
    }
    int at = text.indexOf(from);
    return (text.substring(0, at) + to + text.substring(at + from.length()))
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  public static byte[] plus(byte[] pdf, String more) {
    byte[] longer = Arrays.copyOf(pdf, pdf.length + more.length());
    System.arraycopy(
        more.getBytes(StandardCharsets.US_ASCII), 0, longer, pdf.length, more.length());
    return longer;
  }
}
