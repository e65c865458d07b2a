package io.github.jpki4j.document.pdf;

import io.github.jpki4j.document.pdf.syntax.PdfObject;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Dictionary;
import io.github.jpki4j.document.pdf.syntax.PdfSyntax;
import io.github.jpki4j.document.pdf.syntax.SyntaxException;
import io.github.jpki4j.document.pdf.syntax.SyntaxException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNull;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.jspecify.annotations.Nullable;

/**
 * Whether PDFBox reads the same objects as the strict reader does. PDFBox repairs what it reads, so
 * what it signs might not be what another reader shows. Each object is compared once.
 */
final class ReaderAgreement {

  /** Bytes of a stream that are compared at once. */
  private static final int PIECE = 1 << 16;

  private final PdfSyntax syntax;
  private final COSDocument document;
  private final int last;

  /** The number of the object that is compared. */
  private int current;

  private ReaderAgreement(PdfSyntax syntax, COSDocument document) {
    this.syntax = syntax;
    this.document = document;
    this.last = syntax.last().number();
  }

  /**
   * Compares all objects of the file as it is.
   *
   * @throws SyntaxException if one differs
   * @throws IOException if PDFBox cannot read one
   */
  static void require(PdfSyntax syntax, COSDocument document) throws SyntaxException, IOException {
    new ReaderAgreement(syntax, document).compareAll();
  }

  private void compareAll() throws SyntaxException, IOException {
    Set<Integer> numbers = syntax.numbers();
    for (int number : numbers) {
      @Nullable COSObject object =
          document.getObjectFromPool(new COSObjectKey(number, syntax.generation(number)));
      @Nullable COSBase value = object == null ? null : object.getObject();
      current = number;
      if (!isSame(syntax.object(number, last), value)) {
        throw differs(number);
      }
    }
    Set<Integer> more = new HashSet<>();
    document.getXrefTable().keySet().forEach(key -> more.add((int) key.getNumber()));
    more.removeAll(numbers);
    if (!more.isEmpty()) {
      requireUnreferenced(numbers, more);
    }
    requireRoot();
  }

  private void requireRoot() throws SyntaxException {
    @Nullable COSDictionary trailer = document.getTrailer();
    PdfObject root = syntax.last().trailer().entries().get("Root");
    if (trailer == null
        || !(root instanceof PdfObject.Reference reference)
        || !isReference(reference, trailer.getItem(COSName.ROOT))) {
      throw new SyntaxException(Kind.AMBIGUOUS, syntax.last().start(), "a trailer without a root");
    }
  }

  /** What was freed is still there for PDFBox, which does no harm if nothing refers to it. */
  private void requireUnreferenced(Set<Integer> numbers, Set<Integer> freed)
      throws SyntaxException {
    Deque<PdfObject> pending = new ArrayDeque<>();
    for (int number : numbers) {
      @Nullable PdfObject object = syntax.object(number, last);
      if (object != null) {
        pending.push(object);
      }
    }
    while (!pending.isEmpty()) {
      PdfObject object = pending.pop();
      if (object instanceof PdfObject.Reference reference && freed.contains(reference.number())) {
        throw differs(reference.number());
      }
      PdfSyntax.parts(object).forEach(pending::push);
    }
  }

  private SyntaxException differs(int number) {
    return new SyntaxException(
        Kind.AMBIGUOUS,
        syntax.last().start(),
        "object " + number + " is another one for another reader");
  }

  private boolean isSame(@Nullable PdfObject own, @Nullable COSBase other)
      throws IOException, SyntaxException {
    if (own == null || own == PdfObject.Null.NULL) {
      return other == null || other instanceof COSNull;
    }
    if (own instanceof PdfObject.Stream stream) {
      return other instanceof COSStream cos
          && isSameDictionary(withoutLength(stream.dictionary()), withoutLength(cos))
          && hasSameBytes(stream, cos);
    }
    if (own instanceof Dictionary dictionary) {
      return other instanceof COSDictionary cos
          && !(cos instanceof COSStream)
          && isSameDictionary(dictionary, cos);
    }
    if (own instanceof PdfObject.Array array) {
      return other instanceof COSArray cos && isSameArray(array.items(), cos);
    }
    if (own instanceof PdfObject.Reference reference) {
      return isReference(reference, other);
    }
    return SimpleValues.isSame(own, other);
  }

  /** PDFBox tells the length of decrypted bytes; those are compared. */
  private Dictionary withoutLength(Dictionary own) {
    if (syntax.encryption().isEmpty()) {
      return own;
    }
    Map<String, PdfObject> entries = new HashMap<>(own.entries());
    entries.remove("Length");
    return new Dictionary(entries);
  }

  private COSDictionary withoutLength(COSStream other) {
    if (syntax.encryption().isEmpty()) {
      return other;
    }
    COSDictionary entries = new COSDictionary(other);
    entries.removeItem(COSName.LENGTH);
    return entries;
  }

  private static boolean isReference(PdfObject.Reference own, @Nullable COSBase other) {
    return other instanceof COSObject object
        && object.getKey() != null
        && object.getKey().getNumber() == own.number()
        && object.getKey().getGeneration() == own.generation();
  }

  private boolean isSameArray(List<PdfObject> own, COSArray other)
      throws IOException, SyntaxException {
    if (own.size() != other.size()) {
      return false;
    }
    for (int i = 0; i < own.size(); i++) {
      if (!isSame(own.get(i), other.get(i))) {
        return false;
      }
    }
    return true;
  }

  private boolean isSameDictionary(Dictionary own, COSDictionary other)
      throws IOException, SyntaxException {
    int count = 0;
    for (Map.Entry<String, PdfObject> entry : own.entries().entrySet()) {
      if (entry.getValue() == PdfObject.Null.NULL) {
        continue;
      }
      count++;
      if (!isSame(entry.getValue(), SimpleValues.item(other, entry.getKey()))) {
        return false;
      }
    }
    for (Map.Entry<COSName, COSBase> entry : other.entrySet()) {
      count -= entry.getValue() instanceof COSNull ? 0 : 1;
    }
    return count == 0;
  }

  private boolean hasSameBytes(PdfObject.Stream own, COSStream other)
      throws IOException, SyntaxException {
    try (InputStream in = other.createRawInputStream()) {
      return syntax.encryption().isPresent()
          ? Arrays.equals(in.readAllBytes(), syntax.content(own, current))
          : hasSameBytes(own, in);
    }
  }

  /** Piece by piece: a stream may be as long as the file. */
  private boolean hasSameBytes(PdfObject.Stream own, InputStream other) throws IOException {
    byte[] file = syntax.bytes();
    byte[] piece = new byte[PIECE];
    int at = own.start();
    int end = own.start() + own.length();
    while (true) {
      int read = other.readNBytes(piece, 0, PIECE);
      if (read == 0) {
        return at == end;
      }
      if (read > end - at || !Arrays.equals(piece, 0, read, file, at, at + read)) {
        return false;
      }
      at += read;
    }
  }
}
