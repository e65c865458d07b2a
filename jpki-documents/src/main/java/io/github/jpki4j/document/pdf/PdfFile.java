package io.github.jpki4j.document.pdf;

import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentException.Problem;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdfparser.PDFParser;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.jspecify.annotations.Nullable;

/**
 * A PDF that was read strictly: what other programs might repair, each in its own way, is refused,
 * because a signature must mean the same to all. The one place where a PDF is parsed.
 */
final class PdfFile implements Closeable {

  private static final byte[] HEADER = "%PDF-".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] END = "%%EOF".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] ENCRYPT = "/Encrypt".getBytes(StandardCharsets.US_ASCII);

  /** What the parser wants to see at the end, in bytes; it may lie further ahead. */
  private static final int LEAST_TAIL = 2048;

  private final byte[] bytes;
  private final PDDocument document;

  private PdfFile(byte[] bytes, PDDocument document) {
    this.bytes = bytes;
    this.document = document;
  }

  /**
   * Reads a file.
   *
   * @param bytes the file; not copied
   * @throws DocumentException if it is no PDF, is encrypted, or does not hold together
   */
  static PdfFile open(byte[] bytes) throws DocumentException {
    if (!startsWith(bytes, 0, HEADER)) {
      throw new DocumentException(Problem.NOT_PDF);
    }
    PdfFile file = new PdfFile(bytes, parse(bytes));
    boolean sound = false;
    try {
      file.requireSound();
      sound = true;
      return file;
    } catch (RuntimeException | StackOverflowError e) {
      throw new DocumentException(Problem.PDF_DAMAGED, e);
    } finally {
      if (!sound) {
        file.close();
      }
    }
  }

  private static PDDocument parse(byte[] bytes) throws DocumentException {
    try {
      PDFParser parser = new PDFParser(new RandomAccessReadBuffer(bytes));
      parser.setEOFLookupRange(Math.max(LEAST_TAIL, bytes.length));
      return parser.parse(false);
    } catch (InvalidPasswordException e) {
      throw new DocumentException(Problem.PDF_ENCRYPTED, e);
    } catch (IOException | RuntimeException | StackOverflowError e) {
      throw new DocumentException(
          contains(bytes, ENCRYPT) ? Problem.PDF_ENCRYPTED : Problem.PDF_DAMAGED, e);
    }
  }

  private void requireSound() throws DocumentException {
    if (document.isEncrypted()) {
      throw new DocumentException(Problem.PDF_ENCRYPTED);
    }
    if (!XrefCheck.holds(bytes, document.getDocument().getXrefTable())
        || document.getDocumentCatalog().getCOSObject().getCOSDictionary(COSName.PAGES) == null) {
      throw new DocumentException(Problem.PDF_DAMAGED);
    }
  }

  private static boolean startsWith(byte[] bytes, int from, byte[] word) {
    return from + word.length <= bytes.length
        && Arrays.equals(bytes, from, from + word.length, word, 0, word.length);
  }

  private static boolean contains(byte[] bytes, byte[] word) {
    for (int i = 0; i + word.length <= bytes.length; i++) {
      if (startsWith(bytes, i, word)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the file ends where a state of it ends, except for an end of line. */
  boolean isComplete() {
    int end = bytes.length;
    while (end > 0 && (bytes[end - 1] == '\n' || bytes[end - 1] == '\r')) {
      end--;
    }
    return end >= END.length && startsWith(bytes, end - END.length, END);
  }

  byte[] bytes() {
    return bytes;
  }

  PDDocument document() {
    return document;
  }

  COSDictionary catalog() {
    return document.getDocumentCatalog().getCOSObject();
  }

  /**
   * Every signature: those of the form's fields, and whatever else looks like one, in case that
   * somebody hid it.
   */
  List<COSDictionary> signatures() {
    Set<COSDictionary> found = Collections.newSetFromMap(new IdentityHashMap<>());
    List<COSDictionary> signatures = new ArrayList<>();
    for (PDSignature signature : document.getSignatureDictionaries()) {
      if (found.add(signature.getCOSObject())) {
        signatures.add(signature.getCOSObject());
      }
    }
    for (COSObjectKey key : List.copyOf(document.getDocument().getXrefTable().keySet())) {
      @Nullable COSObject object = document.getDocument().getObjectFromPool(key);
      @Nullable COSBase value = object == null ? null : object.getObject();
      if (value instanceof COSDictionary dictionary
          && dictionary.containsKey(COSName.BYTERANGE)
          && found.add(dictionary)) {
        signatures.add(dictionary);
      }
    }
    return signatures;
  }

  @Override
  public void close() {
    try {
      document.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
